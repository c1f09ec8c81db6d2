extension Lambda {
  /// Reads retries and destinations by version.
  ///
  /// - IAM action: `lambda:ListFunctionEventInvokeConfigs`.
  /// - Limits: 50 a page; 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, ListFunctionEventInvokeConfigs (2026-11).
  package static let listFunctionEventInvokeConfigs = service(
    "ListFunctionEventInvokeConfigs", "reads retries and destinations by version",
    keys: ["FunctionEventInvokeConfigs"],
    http: .get(
      "/2019-09-25/functions/{FunctionName}/event-invoke-config/list",
      query: ["Marker", "MaxItems"]),
    paging: Paging("Marker", "NextMarker", size: "MaxItems", most: 50))

  /// Retries and destinations, by version.
  package struct ListFunctionEventInvokeConfigs: Decodable, Sendable {
    package var functionEventInvokeConfigs: [EventInvokeConfig]?
  }

  /// What happens to asynchronous calls.
  package struct EventInvokeConfig: Decodable, Sendable {
    /// Ends in a version or an alias: `…:function:orders-api:$LATEST`.
    package var functionArn: String?
    package var maximumRetryAttempts: Int?
    package var maximumEventAgeInSeconds: Int?
    package var destinationConfig: Destinations?
  }
}
