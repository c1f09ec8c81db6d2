/// Amazon Data Firehose.
package enum Firehose {
  static let service = AWSService("firehose", .json11, target: "Firehose_20150804")

  static let operations = [listDeliveryStreams, describeDeliveryStream]
}
