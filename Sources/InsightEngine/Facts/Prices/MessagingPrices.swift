/// What SQS charges for a request in one region; each 64 KB of payload is one, and empty receives count.
struct QueuePrices: Sendable {
  let standard: Tiers
  let fifo: Tiers

  /// What a request of a fair queue costs more.
  static let fairSurcharge = 0.10e-6
}

extension Prices {
  static let sqsFree = 1e6

  /// - Source: https://aws.amazon.com/sqs/pricing/, and the AWS Price List of `AWSQueueService`, Ireland as published on
  ///   2026-09-11; the higher tiers of Frankfurt and Paris differ and were not read.
  static let sqs = PriceTable(
    "SQS",
    QueuePrices(
      standard: Tiers([(100e9, 0.40e-6), (200e9, 0.30e-6), (.infinity, 0.24e-6)]),
      fifo: Tiers([(100e9, 0.50e-6), (200e9, 0.40e-6), (.infinity, 0.35e-6)])),
    in: likeVirginia + ["eu-west-1"],
    [
      "eu-central-1": QueuePrices(
        standard: Tiers([(100e9, 0.40e-6)]), fifo: Tiers([(100e9, 0.50e-6)])),
      "eu-west-3": QueuePrices(
        standard: Tiers([(100e9, 0.40e-6)]), fifo: Tiers([(100e9, 0.50e-6)])),
    ])

  /// A message published to a topic.
  ///
  /// - Source: https://aws.amazon.com/sns/pricing/, and the AWS Price List of `AmazonSNS`: Ireland as published on
  ///   2026-09-15, Frankfurt as read on 2026-09-11.
  static let snsPublish = PriceTable(
    "SNS", 0.50e-6, in: likeVirginia + ["eu-west-1", "eu-central-1"])

  /// An hour of a provisioned shard of a data stream.
  ///
  /// - Source: https://aws.amazon.com/kinesis/data-streams/pricing/; Frankfurt as listed in 2026, Ireland in no source
  ///   that could be read.
  static let shardHour = PriceTable(
    "Kinesis", 0.015, in: likeVirginia, ["eu-west-1": 0.017, "eu-central-1": 0.018],
    unverified: ["eu-west-1": []])
}
