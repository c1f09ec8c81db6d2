extension Lambda {
  /// Reads who may invoke a function.
  ///
  /// - IAM action: `lambda:GetPolicy`.
  /// - Limits: 15 calls a second.
  /// - Source: AWS Lambda API Reference, GetPolicy (2026-11).
  package static let getPolicy = service(
    "GetPolicy", "reads who may invoke a function", keys: ["Policy", "RevisionId"],
    http: .get("/2015-03-31/functions/{FunctionName}/policy", query: ["Qualifier"]), rate: 15)

  /// The resource policy of a function, as text.
  package struct GetPolicy: Decodable, Sendable {
    package var policy: String?
  }
}
