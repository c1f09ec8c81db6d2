extension Kinesis {
  /// How a stream is set.
  package struct Stream: Decodable, Sendable {
    package var streamName: String?
    package var streamARN: String?
    package var streamStatus: String?
    package var streamModeDetails: Mode?
    package var retentionPeriodHours: Int?
    package var encryptionType: String?
    package var keyId: String?
    package var openShardCount: Int?
    package var consumerCount: Int?
    package var shards: [Shard]?
  }

  /// `PROVISIONED` or `ON_DEMAND`.
  package struct Mode: Decodable, Sendable {
    package var streamMode: String?
  }

  /// One shard; closed once its range has an end.
  package struct Shard: Decodable, Sendable {
    package var sequenceNumberRange: Range?
  }

  /// Where a shard begins and ends.
  package struct Range: Decodable, Sendable {
    package var endingSequenceNumber: String?
  }
}
