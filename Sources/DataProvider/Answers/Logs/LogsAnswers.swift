import AWSClient
import ServerlessModel

/// How log groups are set.
enum LogsAnswers {
  static let handlers: [String: Handler] = [
    "describe-log-groups": groups, "describe-log-streams": streams,
    "describe-subscription-filters": filters,
  ]

  private static func groups(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Logs.DescribeLogGroups = try answer.decode()
    for group in list.logGroups ?? [] {
      guard
        let id = ARN.resource(group.arn) ?? group.logGroupName.map({ answer.id(.logGroup, $0) })
      else { continue }
      gathering.see(id, at: answer.time)
      gathering.configure(id, at: answer.time) { (part: inout LogGroupConfiguration) in
        // A group without retention keeps its lines for ever.
        part.retentionDays = group.retentionInDays
        part.storedBytes = group.storedBytes
        part.kmsKey = group.kmsKeyId
        part.logClass = group.logGroupClass ?? part.logClass
        part.createdAt = Instant(group.creationTime)
      }
    }
  }

  private static func streams(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Logs.DescribeLogStreams = try answer.decode()
    let groups = Set((list.logStreams ?? []).compactMap { ARN.resource($0.arn) })
    for id in groups { gathering.see(id, at: answer.time) }
  }

  private static func filters(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Logs.DescribeSubscriptionFilters = try answer.decode()
    let byGroup = Dictionary(
      grouping: list.subscriptionFilters ?? [], by: { $0.logGroupName ?? answer.subject ?? "" })
    for (name, filters) in byGroup where !name.isEmpty {
      let id = answer.id(.logGroup, name)
      gathering.configure(id, at: answer.time) { (part: inout LogGroupConfiguration) in
        part.subscriptionFilters = filters.count
      }
      for filter in filters {
        gathering.relate(.target, id, ARN.resource(filter.destinationArn))
      }
    }
  }
}
