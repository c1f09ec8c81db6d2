import AWSClient
import ServerlessModel

extension Gathering {
  /// How much there is of each thing.
  struct Tally {
    var relations = 0
    var points = 0
    var segments = 0
    var alarms = 0
    var other = 0
    var lost = 0
  }

  var tally: Tally {
    Tally(
      relations: relations.count, points: metrics.pointCount, segments: traces.segmentCount,
      alarms: alarms.count,
      other: accounts.count + deployments.count + quotas.count + covered.count
        + stacks.resourceCount, lost: traces.lost)
  }

  func report(of operation: String, since before: Tally) -> AnswerReport {
    let now = tally
    let seen = Set(touched)
    return AnswerReport(
      operation: operation, resources: seen.count, seen: seen, configurations: configured.count,
      relations: now.relations - before.relations, points: now.points - before.points,
      segments: now.segments - before.segments, alarms: now.alarms - before.alarms,
      other: now.other - before.other, lost: now.lost - before.lost, incomplete: incomplete,
      notes: notes)
  }

  /// Notes that the path has to say what an answer is about.
  mutating func noteNameless(_ answer: Answer) {
    note(
      "aws \(answer.operation.title): the answer names no resource; name the file "
        + "\(answer.operation.service).\(answer.operation.command).RESOURCE.json")
  }
}
