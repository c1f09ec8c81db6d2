extension Firehose {
  /// Reads where a stream delivers.
  ///
  /// - IAM action: `firehose:DescribeDeliveryStream`.
  /// - Limits: rate not published.
  /// - Source: Amazon Data Firehose API Reference, DescribeDeliveryStream (2026-11).
  package static let describeDeliveryStream = service(
    "DescribeDeliveryStream", "reads where a stream delivers", keys: ["DeliveryStreamDescription"])

  /// One stream.
  package struct DescribeDeliveryStream: Decodable, Sendable {
    package var deliveryStreamDescription: Stream?
  }

  /// How a stream is set.
  package struct Stream: Decodable, Sendable {
    package var deliveryStreamName: String?
    package var deliveryStreamARN: String?
    package var deliveryStreamStatus: String?
    package var deliveryStreamType: String?
    package var deliveryStreamEncryptionConfiguration: Encryption?
    package var source: Source?
    package var destinations: [Destination]?
  }

  /// Whether what waits is encrypted: `ENABLED`, `DISABLED`.
  package struct Encryption: Decodable, Sendable {
    package var status: String?
    package var keyARN: String?
  }

  /// What feeds a stream.
  package struct Source: Decodable, Sendable {
    package var kinesisStreamSourceDescription: KinesisSource?
  }

  /// A data stream that feeds it.
  package struct KinesisSource: Decodable, Sendable {
    package var kinesisStreamARN: String?
  }

  /// One destination; the field that is set says its kind.
  package struct Destination: Decodable, Sendable {
    package var extendedS3DestinationDescription: Bucket?
    package var s3DestinationDescription: Bucket?
    package var redshiftDestinationDescription: Backed?
    package var elasticsearchDestinationDescription: Domain?
    package var amazonopensearchserviceDestinationDescription: Domain?
    package var splunkDestinationDescription: Backed?
    package var httpEndpointDestinationDescription: Backed?
  }

  /// A bucket that is delivered to.
  package struct Bucket: Decodable, Sendable {
    package var bucketARN: String?
    package var s3BackupMode: String?
  }

  /// A search domain that is delivered to.
  package struct Domain: Decodable, Sendable {
    package var domainARN: String?
    package var s3BackupMode: String?
  }

  /// A destination without an ARN.
  package struct Backed: Decodable, Sendable {
    package var s3BackupMode: String?
  }
}
