extension Lambda {
  /// The tags of a function.
  package struct ListTags: Decodable, Sendable {
    package var tags: [String: String]?
  }

  /// The limits of an account and region, and what is used of them.
  package struct GetAccountSettings: Decodable, Sendable {
    package var accountLimit: Limit?
    package var accountUsage: Usage?
  }

  /// The limits.
  package struct Limit: Decodable, Sendable {
    package var totalCodeSize: Int64?
    package var concurrentExecutions: Int?
    package var unreservedConcurrentExecutions: Int?
  }

  /// The use.
  package struct Usage: Decodable, Sendable {
    package var totalCodeSize: Int64?
    package var functionCount: Int?
  }
}
