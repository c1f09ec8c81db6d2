package import AWSClient

/// What came of a question to Insights.
package enum InsightsAnswer: Sendable {
  /// The rows, the bytes that were scanned, and what that cost.
  case rows([[Logs.Field]], bytesScanned: Int64, dollars: Double)
  /// Whoever was asked did not want to pay it.
  case declined(InsightsPrice)
  /// AWS ended the query: `Failed`, `Timeout`, `Cancelled`.
  case ended(status: String)
  case refused(AWSFailure)
  case cancelled
}
