extension Lambda {
  /// Reads one mapping of a queue or stream.
  ///
  /// - IAM action: `lambda:GetEventSourceMapping`.
  /// - Limits: 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, GetEventSourceMapping (2026-11).
  package static let getEventSourceMapping = service(
    "GetEventSourceMapping", "reads one mapping of a queue or stream",
    keys: ["UUID", "FunctionArn", "EventSourceArn"],
    http: .get("/2015-03-31/event-source-mappings/{UUID}"))
}
