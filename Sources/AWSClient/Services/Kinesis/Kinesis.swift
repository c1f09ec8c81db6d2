/// Amazon Kinesis Data Streams.
package enum Kinesis {
  static let service = AWSService("kinesis", .json11, target: "Kinesis_20131202")

  static let operations = [
    listStreams, describeStream, describeStreamSummary, listStreamConsumers, listTagsForStream,
  ]
}
