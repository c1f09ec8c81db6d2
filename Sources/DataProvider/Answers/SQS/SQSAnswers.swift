import AWSClient
import Foundation
import ServerlessModel

/// How queues are set.
enum SQSAnswers {
  static let handlers: [String: Handler] = [
    "list-queues": listQueues, "get-queue-attributes": attributes, "list-queue-tags": tags,
  ]

  private static func listQueues(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: SQS.ListQueues = try answer.decode()
    for url in list.queueUrls ?? [] {
      let name = url.split(separator: "/").last.map(String.init) ?? url
      gathering.see(ARN.queue(url: url) ?? answer.id(.queue, name), at: answer.time)
    }
  }

  private static func tags(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: SQS.ListQueueTags = try answer.decode()
    guard let id = answer.subjectID(.queue) else { return gathering.noteNameless(answer) }
    gathering.see(id, at: answer.time, tags: reply.tags)
  }

  private static func attributes(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let all = try answer.decode(SQS.GetQueueAttributes.self).attributes ?? [:]
    guard let id = ARN.resource(all["QueueArn"]) ?? answer.subjectID(.queue) else {
      return gathering.noteNameless(answer)
    }
    let redrive = all["RedrivePolicy"].flatMap { text in
      try? AWSJSON.decode(SQS.RedrivePolicy.self, from: Data(text.utf8))
    }
    gathering.see(id, at: answer.time)
    gathering.configure(id, at: answer.time) { (part: inout QueueConfiguration) in
      part.take(all)
      // Asked for all attributes, SQS leaves out those that are not set.
      guard redrive != nil || all["VisibilityTimeout"] != nil else { return }
      part.redriveKnown = true
      part.deadLetterTarget = redrive?.deadLetterTargetArn
      part.maxReceiveCount = (redrive?.maxReceiveCount?.text).flatMap { Int($0) }
    }
    gathering.relate(.deadLetter, id, ARN.resource(redrive?.deadLetterTargetArn))
  }
}

extension QueueConfiguration {
  /// Takes over attributes; those that were not asked for stay as they are.
  fileprivate mutating func take(_ all: [String: String]) {
    visibilityTimeoutSeconds = Int(all["VisibilityTimeout"] ?? "") ?? visibilityTimeoutSeconds
    retentionSeconds = Int(all["MessageRetentionPeriod"] ?? "") ?? retentionSeconds
    delaySeconds = Int(all["DelaySeconds"] ?? "") ?? delaySeconds
    maximumMessageBytes = Int(all["MaximumMessageSize"] ?? "") ?? maximumMessageBytes
    receiveWaitSeconds = Int(all["ReceiveMessageWaitTimeSeconds"] ?? "") ?? receiveWaitSeconds
    redriveAllowPolicy = all["RedriveAllowPolicy"] ?? redriveAllowPolicy
    kmsKey = all["KmsMasterKeyId"] ?? kmsKey
    managedEncryption = all["SqsManagedSseEnabled"].map { $0 == "true" } ?? managedEncryption
    createdAt =
      (all["CreatedTimestamp"].flatMap { Double($0) }).flatMap { Instant(Timestamp.number($0)) }
      ?? createdAt
    policyStatements = PolicyDocument.model(text: all["Policy"]) ?? policyStatements
    guard all["VisibilityTimeout"] != nil else { return }
    fifo = all["FifoQueue"] == "true"
    if all["Policy"] == nil { policyStatements = [] }
  }
}
