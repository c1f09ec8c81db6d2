/// How often a call is tried, and how long it waits in between: the mode `standard` of the AWS SDKs.
///
/// - Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
package struct RetryPolicy: Hashable, Sendable {
  /// Tries of one call, the first included; `nil` for the service's usual number.
  private let attempts: Int?

  /// Longer than this no call waits by itself.
  static let longestWait = 20.0
  private static let usualAttempts = 3
  private static let dynamoDBAttempts = 4
  private static let mostAttempts = 10

  /// Tries a call so often in all; without a number three times, and four for DynamoDB.
  package init(attempts: Int? = nil) {
    self.attempts = attempts.map { min(max($0, 1), Self.mostAttempts) }
  }

  /// Tries of one call, the first included.
  func attempts(for service: String) -> Int {
    attempts ?? (service == "dynamodb" ? Self.dynamoDBAttempts : Self.usualAttempts)
  }

  /// Seconds to wait before a retry, counted from 0; `share` is drawn anew between 0 and 1 each time.
  static func wait(before retry: Int, throttled: Bool, share: Double) -> Double {
    let base = throttled ? 1 : 0.05
    let doublings = Double(1 << min(retry, 16))
    return share * min(base * doublings, longestWait)
  }
}
