extension Lambda {
  /// Reads how one function is set.
  ///
  /// - IAM action: `lambda:GetFunctionConfiguration`.
  /// - Limits: 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, GetFunctionConfiguration (2026-11).
  package static let getFunctionConfiguration = service(
    "GetFunctionConfiguration", "reads how one function is set",
    keys: ["FunctionName", "FunctionArn", "CodeSha256"],
    http: .get("/2015-03-31/functions/{FunctionName}/configuration", query: ["Qualifier"]))
}
