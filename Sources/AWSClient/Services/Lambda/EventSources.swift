extension Lambda {
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
