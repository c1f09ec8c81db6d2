import AWSClient
import Foundation
import ServerlessModel

/// How topics are set and who listens to them.
enum SNSAnswers {
  static let handlers: [String: Handler] = [
    "list-topics": listTopics, "get-topic-attributes": topicAttributes,
    "list-subscriptions": subscriptions, "list-subscriptions-by-topic": subscriptions,
    "get-subscription-attributes": subscriptionAttributes, "list-tags-for-resource": tags,
  ]

  private static func listTopics(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: SNS.ListTopics = try answer.decode()
    for topic in list.topics ?? [] {
      if let id = ARN.resource(topic.topicArn) { gathering.see(id, at: answer.time) }
    }
  }

  private static func topicAttributes(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let all = try answer.decode(SNS.GetAttributes.self).attributes ?? [:]
    guard let id = ARN.resource(all["TopicArn"]) ?? answer.subjectID(.topic) else {
      return gathering.noteNameless(answer)
    }
    gathering.see(id, at: answer.time)
    gathering.configure(id, at: answer.time) { (part: inout TopicConfiguration) in
      part.kmsKey = all["KmsMasterKeyId"]
      part.policyStatements = PolicyDocument.model(text: all["Policy"]) ?? part.policyStatements
      part.fifo = all["FifoTopic"] == "true"
      part.tracing = all["TracingConfig"] ?? part.tracing
    }
  }

  private static func subscriptions(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: SNS.ListSubscriptions = try answer.decode()
    var byTopic = Dictionary(
      grouping: list.subscriptions ?? [], by: { ARN.resource($0.topicArn) })
    if byTopic.isEmpty, answer.operation.command == "list-subscriptions-by-topic",
      let topic = answer.subjectID(.topic)
    {
      byTopic[topic] = []
    }
    for (id, found) in byTopic {
      guard let id else { continue }
      let kept = found.map { $0.model(answer) }
      gathering.see(id, at: answer.time)
      gathering.configure(id, at: answer.time) { (part: inout TopicConfiguration) in
        let known = part.subscriptions ?? []
        // Those of a topic may go on from one page to the next.
        let before = answer.live?.hadRows == true ? known : []
        part.subscriptions =
          before.filter { one in !kept.contains { $0.arn == one.arn } }
          + kept.map { new in
            known.first { $0.arn == new.arn }.map { $0.updated(by: new) } ?? new
          }
      }
      for one in kept { gathering.relate(.target, id, ARN.resource(one.endpoint)) }
    }
  }

  private static func subscriptionAttributes(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let all = try answer.decode(SNS.GetAttributes.self).attributes ?? [:]
    guard let arn = all["SubscriptionArn"], let id = ARN.resource(all["TopicArn"]) else { return }
    let redrive = all["RedrivePolicy"].flatMap { text in
      try? AWSJSON.decode(SNS.RedrivePolicy.self, from: Data(text.utf8))
    }
    let one = TopicSubscription(
      arn: arn, endpointProtocol: all["Protocol"] ?? "",
      endpoint: answer.options.redact(all["Endpoint"] ?? ""),
      deadLetterTarget: redrive?.deadLetterTargetArn,
      filterPolicy: all["FilterPolicy"].map(answer.options.redact),
      pending: all["PendingConfirmation"].map { $0 == "true" }, redriveKnown: true)
    gathering.configure(id, at: answer.time) { (part: inout TopicConfiguration) in
      var known = part.subscriptions ?? []
      if let index = known.firstIndex(where: { $0.arn == arn }) {
        known[index] = known[index].updated(by: one)
      } else {
        known.append(one)
      }
      part.subscriptions = known.sorted { $0.arn < $1.arn }
    }
    gathering.relate(.target, id, ARN.resource(all["Endpoint"]))
    gathering.relate(.deadLetter, id, ARN.resource(redrive?.deadLetterTargetArn))
  }

  private static func tags(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: SNS.ListTagsForResource = try answer.decode()
    guard let id = answer.subjectID(.topic) else { return gathering.noteNameless(answer) }
    gathering.see(id, at: answer.time, tags: reply.tags?.dictionary)
  }
}

extension SNS.Subscription {
  /// The subscription in the words of the model; its endpoint may be a person's address and is masked.
  fileprivate func model(_ answer: Answer) -> TopicSubscription {
    let pending = subscriptionArn == "PendingConfirmation"
    return TopicSubscription(
      arn: subscriptionArn ?? "", endpointProtocol: self.protocol ?? "",
      endpoint: answer.options.redact(endpoint ?? ""), pending: pending)
  }
}

extension TopicSubscription {
  /// This subscription with what a newer answer says of it.
  fileprivate func updated(by new: TopicSubscription) -> TopicSubscription {
    TopicSubscription(
      arn: arn,
      endpointProtocol: new.endpointProtocol.isEmpty ? endpointProtocol : new.endpointProtocol,
      endpoint: new.endpoint.isEmpty ? endpoint : new.endpoint,
      deadLetterTarget: new.redriveKnown == true ? new.deadLetterTarget : deadLetterTarget,
      filterPolicy: new.filterPolicy ?? filterPolicy, pending: new.pending ?? pending,
      redriveKnown: new.redriveKnown ?? redriveKnown)
  }
}
