extension Lambda {
  /// Reads the reserved concurrency.
  ///
  /// - IAM action: `lambda:GetFunctionConcurrency`.
  /// - Limits: 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, GetFunctionConcurrency (2026-11).
  package static let getFunctionConcurrency = service(
    "GetFunctionConcurrency", "reads the reserved concurrency",
    keys: ["ReservedConcurrentExecutions"],
    http: .get("/2019-09-30/functions/{FunctionName}/concurrency"))
}
