extension Scene {
  /// A stream with too little room, one with too much, and a delivery that is late.
  mutating func streams() {
    stream("narrow", shards: 1)
    stream("wide", shards: 12)
    let narrow: KeyValuePairs = ["StreamName": "narrow"]
    for (metric, value) in [
      ("WriteProvisionedThroughputExceeded", 900.0), ("IncomingRecords", 40_000),
      ("PutRecords.FailedRecords", 120),
    ] {
      measure("AWS/Kinesis \(metric) Sum", of: narrow, .lately, value)
    }
    measure("AWS/Kinesis GetRecords.IteratorAgeMilliseconds Maximum", of: narrow, .lately, 9e6)
    measure("AWS/Kinesis IncomingBytes Sum", of: ["StreamName": "wide"], .hourly, 3_600_000)
    measure("AWS/Kinesis IncomingRecords Sum", of: ["StreamName": "wide"], .hourly, 7200)
    delivery()
  }

  private mutating func stream(_ name: String, shards: Int) {
    answer(
      "kinesis.describe-stream-summary.\(name)",
      [
        "StreamDescriptionSummary": [
          "StreamName": .text(name), "StreamStatus": "ACTIVE",
          "StreamARN": .text(Misconfigured.arn("kinesis", "stream/" + name)),
          "RetentionPeriodHours": 24, "OpenShardCount": .number(Double(shards)),
          "EncryptionType": "NONE", "StreamModeDetails": ["StreamMode": "PROVISIONED"],
          "ConsumerCount": 0,
        ]
      ])
  }

  private mutating func delivery() {
    answer(
      "firehose.describe-delivery-stream.late",
      [
        "DeliveryStreamDescription": [
          "DeliveryStreamName": "late", "DeliveryStreamStatus": "ACTIVE",
          "DeliveryStreamARN": .text(Misconfigured.arn("firehose", "deliverystream/late")),
          "DeliveryStreamType": "DirectPut",
          "DeliveryStreamEncryptionConfiguration": ["Status": "DISABLED"],
        ]
      ])
    measure(
      "AWS/Firehose DeliveryToS3.DataFreshness Maximum", of: ["DeliveryStreamName": "late"],
      .lately, 2400)
  }
}
