import AWSClient
import ServerlessModel

/// How data streams are set.
enum KinesisAnswers {
  static let handlers: [String: Handler] = [
    "list-streams": list, "describe-stream": describe, "describe-stream-summary": summary,
    "list-stream-consumers": consumers, "list-tags-for-stream": tags,
  ]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Kinesis.ListStreams = try answer.decode()
    for name in list.streamNames ?? [] {
      gathering.see(answer.id(.dataStream, name), at: answer.time)
    }
    for stream in list.streamSummaries ?? [] {
      if let id = ARN.resource(stream.streamARN) { gathering.see(id, at: answer.time) }
    }
  }

  private static func describe(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    keep(try answer.decode(Kinesis.DescribeStream.self).streamDescription, answer, &gathering)
  }

  private static func summary(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: Kinesis.DescribeStreamSummary = try answer.decode()
    keep(reply.streamDescriptionSummary, answer, &gathering)
  }

  private static func keep(
    _ stream: Kinesis.Stream?, _ answer: Answer, _ gathering: inout Gathering
  ) {
    guard let stream, let id = ARN.resource(stream.streamARN) else { return }
    let open = stream.shards?.count { $0.sequenceNumberRange?.endingSequenceNumber == nil }
    gathering.see(id, at: answer.time)
    gathering.configure(id, at: answer.time) { (part: inout DataStreamConfiguration) in
      part.status = stream.streamStatus ?? part.status
      part.mode = stream.streamModeDetails?.streamMode ?? part.mode
      part.openShards = stream.openShardCount ?? open ?? part.openShards
      part.retentionHours = stream.retentionPeriodHours ?? part.retentionHours
      part.encryption = stream.encryptionType ?? part.encryption
      part.kmsKey = stream.keyId ?? part.kmsKey
      part.consumerCount = stream.consumerCount ?? part.consumerCount
    }
  }

  private static func consumers(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: Kinesis.ListStreamConsumers = try answer.decode()
    let arn = list.consumers?.lazy.compactMap(\.consumerARN).first
    guard let id = ARN.resource(arn) ?? answer.subjectID(.dataStream) else {
      return gathering.noteNameless(answer)
    }
    gathering.configure(id, at: answer.time) { (part: inout DataStreamConfiguration) in
      part.consumerCount = list.consumers?.count ?? 0
    }
  }

  private static func tags(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: Kinesis.ListTagsForStream = try answer.decode()
    guard let id = answer.subjectID(.dataStream) else { return gathering.noteNameless(answer) }
    gathering.see(id, at: answer.time, tags: reply.tags?.dictionary)
  }
}
