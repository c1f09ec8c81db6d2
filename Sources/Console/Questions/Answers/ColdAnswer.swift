package import InsightEngine
package import ServerlessModel

/// The cold starts of functions, what adds most to p99 first.
package struct ColdAnswer: Sendable {
  package var functions: [ColdFunction]
  /// Functions with cold starts that were left out for being many.
  package var left: Int
  /// Why there are none.
  package var empty: String
}

/// The cold starts of one function.
package struct ColdFunction: Sendable {
  package var resource: ResourceID
  package var name: String
  package var starts: ColdStarts
  /// Those that a caller waited longest for.
  package var slowest: [Execution]
  /// The alias of each version that has one.
  package var aliases: [String: String]
  /// The mean time that extensions ran on after the handler, by CloudWatch; `nil` where not recorded.
  package var extensions: Elapsed?
}
