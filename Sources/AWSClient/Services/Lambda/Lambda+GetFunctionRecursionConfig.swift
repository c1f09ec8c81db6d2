extension Lambda {
  /// Reads whether loops are stopped.
  ///
  /// - IAM action: `lambda:GetFunctionRecursionConfig`.
  /// - Limits: 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, GetFunctionRecursionConfig (2026-11).
  package static let getFunctionRecursionConfig = service(
    "GetFunctionRecursionConfig", "reads whether loops are stopped", keys: ["RecursiveLoop"],
    http: .get("/2024-08-31/functions/{FunctionName}/recursion-config"))

  /// Whether recursive loops are stopped.
  package struct GetFunctionRecursionConfig: Decodable, Sendable {
    package var recursiveLoop: String?
  }
}
