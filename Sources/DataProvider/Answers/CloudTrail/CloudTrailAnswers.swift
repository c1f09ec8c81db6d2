import AWSClient
import Foundation
import ServerlessModel

/// Who changed what, of the resources that are known.
enum CloudTrailAnswers {
  static let handlers: [String: Handler] = ["lookup-events": events]

  /// The coverage of what CloudTrail was asked for.
  static let scope = "CloudTrail"
  /// Calls that write, as AWS sees it, and change nothing that anyone set.
  private static let passedOver: Set = ["CreateLogStream", "AssumeRole", "PutQueryDefinition"]

  private static func events(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: CloudTrail.LookupEvents = try answer.decode()
    let events = list.events ?? []
    gathering.trail += events.compactMap { change($0, answer) }
    gathering.cover(
      .configuration, account: answer.account, region: answer.region, scope: scope,
      events.isEmpty ? .empty : .answered, at: answer.time)
  }

  /// A change that was made, before it is known whether it is one of a resource that is read.
  private static func change(_ event: CloudTrail.Event, _ answer: Answer) -> TrailChange? {
    guard let id = event.eventId, let name = event.eventName, let time = Instant(event.eventTime),
      !passedOver.contains(name), let text = event.cloudTrailEvent,
      let record = try? AnswerBody.json(Data(text.utf8)).decode(CloudTrail.Record.self),
      record.readOnly != true, record.errorCode == nil
    else { return nil }
    return TrailChange(
      id: id, time: time, name: name,
      actor: record.userIdentity.flatMap { TrailActor.words($0, redact: answer.options.redact) },
      resources: TrailTargets.resources(of: event, record, answer))
  }
}

/// A call that changed something, and what that may be.
struct TrailChange {
  var id: String
  var time: Instant
  var name: String
  var actor: String?
  var resources: [ResourceID]
}

extension Gathering {
  /// Keeps the changes of resources that are known.
  mutating func placeTrail() {
    let known = everSeen
    for change in trail {
      for resource in Set(change.resources) where known[resource] != nil {
        let id = "\(change.id) \(resource.arn)"
        deployments[id] = Deployment(
          id: id, resource: resource, time: change.time, changes: [change.name],
          actor: change.actor ?? "unknown")
      }
    }
  }
}
