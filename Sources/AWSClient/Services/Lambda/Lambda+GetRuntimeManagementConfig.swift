extension Lambda {
  /// Reads how runtime updates are taken.
  ///
  /// - IAM action: `lambda:GetRuntimeManagementConfig`.
  /// - Limits: 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, GetRuntimeManagementConfig (2026-11).
  package static let getRuntimeManagementConfig = service(
    "GetRuntimeManagementConfig", "reads how runtime updates are taken", keys: ["UpdateRuntimeOn"],
    http: .get(
      "/2021-07-20/functions/{FunctionName}/runtime-management-config", query: ["Qualifier"]))

  /// How runtime updates are taken.
  package struct GetRuntimeManagementConfig: Decodable, Sendable {
    package var functionArn: String?
    package var updateRuntimeOn: String?
  }
}
