/// Amazon Kinesis Data Streams.
package enum Kinesis {
  private static let call = ServiceName("kinesis", .json11)

  static let operations = [
    call("ListStreams", ["StreamNames"], "finds the data streams"),
    call("DescribeStream", ["StreamDescription"], "reads the shards of a stream"),
    call("DescribeStreamSummary", ["StreamDescriptionSummary"], "reads how a stream is set"),
    call("ListStreamConsumers", ["Consumers"], "counts consumers of their own throughput"),
    call("ListTagsForStream", [], "reads the tags of a stream"),
  ]

  /// Streams by name.
  package struct ListStreams: Decodable, Sendable {
    package var streamNames: [String]?
    package var streamSummaries: [Stream]?
  }

  /// One stream with its shards.
  package struct DescribeStream: Decodable, Sendable {
    package var streamDescription: Stream?
  }

  /// One stream in short.
  package struct DescribeStreamSummary: Decodable, Sendable {
    package var streamDescriptionSummary: Stream?
  }

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

  /// Consumers of one stream.
  package struct ListStreamConsumers: Decodable, Sendable {
    package var consumers: [Consumer]?
  }

  /// One consumer: `…:stream/clicks/consumer/indexer:1700000000`.
  package struct Consumer: Decodable, Sendable {
    package var consumerARN: String?
  }

  /// The tags of one stream.
  package struct ListTagsForStream: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
