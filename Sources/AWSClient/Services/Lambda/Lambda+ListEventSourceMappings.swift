extension Lambda {
  /// Finds which queue or stream feeds which function.
  ///
  /// - IAM action: `lambda:ListEventSourceMappings`.
  /// - Limits: 100 a page; 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, ListEventSourceMappings (2026-11).
  package static let listEventSourceMappings = service(
    "ListEventSourceMappings", "finds which queue or stream feeds which function",
    keys: ["EventSourceMappings"],
    http: .get(
      "/2015-03-31/event-source-mappings",
      query: ["EventSourceArn", "FunctionName", "Marker", "MaxItems"]),
    paging: Paging("Marker", "NextMarker", size: "MaxItems", most: 100))

  /// What feeds functions.
  package struct ListEventSourceMappings: Decodable, Sendable {
    package var eventSourceMappings: [Mapping]?
  }

  /// One mapping from a queue or a stream to a function.
  package struct Mapping: Decodable, Sendable {
    package var uuid: String?
    package var functionArn: String?
    package var eventSourceArn: String?
    package var state: String?
    package var stateTransitionReason: String?
    package var lastProcessingResult: String?
    package var batchSize: Int?
    package var maximumBatchingWindowInSeconds: Int?
    package var maximumRetryAttempts: Int?
    package var maximumRecordAgeInSeconds: Int?
    package var bisectBatchOnFunctionError: Bool?
    package var destinationConfig: Destinations?
    package var functionResponseTypes: [String]?
    package var scalingConfig: Scaling?
    package var parallelizationFactor: Int?
    package var startingPosition: String?
    package var lastModified: Timestamp?
  }

  /// How far a mapping scales out.
  package struct Scaling: Decodable, Sendable {
    package var maximumConcurrency: Int?
  }
}
