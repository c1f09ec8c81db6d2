extension Lambda {
  /// Reads one function with its tags and concurrency.
  ///
  /// - IAM action: `lambda:GetFunction`.
  /// - Limits: 100 calls a second.
  /// - Source: AWS Lambda API Reference, GetFunction (2026-11).
  package static let getFunction = service(
    "GetFunction", "reads one function with its tags and concurrency",
    keys: ["Configuration", "Code"],
    http: .get("/2015-03-31/functions/{FunctionName}", query: ["Qualifier"]), rate: 100)

  /// One function with what belongs to it.
  package struct GetFunction: Decodable, Sendable {
    package var configuration: Function?
    package var tags: [String: String]?
    package var concurrency: Concurrency?
  }

  /// The reserved concurrency; absent where none is reserved.
  package struct Concurrency: Decodable, Sendable {
    package var reservedConcurrentExecutions: Int?
  }
}
