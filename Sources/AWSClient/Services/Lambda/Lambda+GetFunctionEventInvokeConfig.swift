extension Lambda {
  /// Reads retries and destinations of asynchronous calls.
  ///
  /// - IAM action: `lambda:GetFunctionEventInvokeConfig`.
  /// - Limits: 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, GetFunctionEventInvokeConfig (2026-11).
  package static let getFunctionEventInvokeConfig = service(
    "GetFunctionEventInvokeConfig", "reads retries and destinations of asynchronous calls",
    keys: ["FunctionArn", "MaximumRetryAttempts"],
    http: .get("/2019-09-25/functions/{FunctionName}/event-invoke-config", query: ["Qualifier"]))
}
