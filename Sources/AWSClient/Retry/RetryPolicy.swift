/// How often a call is tried, and how long it waits in between: the mode `standard` of the AWS SDKs.
///
/// - Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
package struct RetryPolicy: Hashable, Sendable {
  /// Tries of one call, the first included; `nil` for the service's usual number.
  private var attempts: Int?

  /// Longer than this no call waits by itself.
  static let longestWait = 20.0
  private static let usualAttempts = 3
  private static let dynamoDBAttempts = 4
  private static let mostAttempts = 10

  /// Three tries, and four for DynamoDB.
  package init() {}

  /// Reads `AWS_MAX_ATTEMPTS`; `profile` is the profile's `max_attempts`. What is no number from 1 on is as if unset.
  package init(environment: [String: String], profile: String? = nil) {
    attempts = [environment["AWS_MAX_ATTEMPTS"], profile].lazy
      .compactMap { $0.flatMap { Int($0) } }.first { $0 > 0 }
      .map { min($0, Self.mostAttempts) }
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
