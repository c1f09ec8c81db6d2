import AWSClient
import ServerlessModel

/// Where Firehose streams deliver.
enum FirehoseAnswers {
  static let handlers: [String: Handler] = [
    "list-delivery-streams": list, "describe-delivery-stream": describe,
  ]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Firehose.ListDeliveryStreams = try answer.decode()
    for name in list.deliveryStreamNames ?? [] {
      gathering.see(answer.id(.deliveryStream, name), at: answer.time)
    }
  }

  private static func describe(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    let reply: Firehose.DescribeDeliveryStream = try answer.decode()
    guard let stream = reply.deliveryStreamDescription,
      let id = ARN.resource(stream.deliveryStreamARN)
    else { return }
    let source = stream.source?.kinesisStreamSourceDescription?.kinesisStreamARN
    let destinations = (stream.destinations ?? []).flatMap(\.names)
    gathering.see(id, at: answer.time)
    gathering.configure(id, at: answer.time) { (part: inout DeliveryStreamConfiguration) in
      part.status = stream.deliveryStreamStatus
      part.source = source ?? stream.deliveryStreamType
      part.destinations = destinations
      part.encryption = stream.deliveryStreamEncryptionConfiguration?.status ?? "DISABLED"
      part.backupMode = stream.destinations?.lazy.compactMap(\.backupMode).first
    }
    gathering.relate(.eventSource, ARN.resource(source), id)
    for destination in destinations { gathering.relate(.target, id, ARN.resource(destination)) }
  }
}

extension Firehose.Destination {
  /// ARNs of what is delivered to, or the kind of a destination without one; S3 is also given as a destination of its own.
  fileprivate var names: [String] {
    let bucket = (extendedS3DestinationDescription ?? s3DestinationDescription)?.bucketARN
    let domain =
      (amazonopensearchserviceDestinationDescription ?? elasticsearchDestinationDescription)?
      .domainARN
    var names = [bucket, domain].compactMap { $0 }
    if redshiftDestinationDescription != nil { names.append("Redshift") }
    if splunkDestinationDescription != nil { names.append("Splunk") }
    if httpEndpointDestinationDescription != nil { names.append("HTTP endpoint") }
    return names
  }

  fileprivate var backupMode: String? {
    extendedS3DestinationDescription?.s3BackupMode ?? redshiftDestinationDescription?.s3BackupMode
      ?? amazonopensearchserviceDestinationDescription?.s3BackupMode
      ?? elasticsearchDestinationDescription?.s3BackupMode
      ?? splunkDestinationDescription?.s3BackupMode
      ?? httpEndpointDestinationDescription?.s3BackupMode
  }
}
