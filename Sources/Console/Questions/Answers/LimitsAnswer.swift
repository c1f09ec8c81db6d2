import InsightEngine

/// Limits with the use of each.
package struct LimitsAnswer: Sendable {
  var limits: [LimitUse]
  var empty: String
}
