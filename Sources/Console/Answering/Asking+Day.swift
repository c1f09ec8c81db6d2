import InsightEngine
import ServerlessModel

extension Asking {
  private static let stepSeconds: Int64 = 900
  /// How many functions are told apart; the others are counted in their microservices.
  private static let functionsMost = 400

  /// Microservices and functions over the day that ends with the step of the moment.
  func day() throws -> DayAnswer {
    let end = at.adding(seconds: Self.stepSeconds - 1).floored(toSeconds: Self.stepSeconds)
    let steps = ChartSteps(
      first: end.adding(seconds: -86_400), seconds: Self.stepSeconds,
      count: Int(86_400 / Self.stepSeconds))
    let resources = try resources()
    let day = DayFacts(
      steps: steps, span: TimeSpan(start: steps.first, end: at),
      findings: try openings(in: TimeSpan(start: steps.first, end: at.adding(milliseconds: 1))))
    var left = Self.functionsMost
    var rows: [DayAnswer.Row] = []
    for (name, members) in byService(resources) {
      let seen = try reading.coverage(account: name.account)
      let target = Target.service(ServiceReference(name: name.name, account: name.account))
      var row = DayAnswer.Row(
        name: name.name, target: target,
        spans: try spans(of: .microservice(name), members, day, seen))
      for function in members where function.kind == .lambdaFunction && left > 0 {
        left -= 1
        row.functions.append(
          DayAnswer.Row(
            name: function.name, target: .resource(function.id),
            spans: try spans(of: .resource(function.id), [function], day, seen)))
      }
      row.functions.sort(by: Self.isWorse)
      rows.append(row)
    }
    return DayAnswer(steps: steps, services: rows.sorted(by: Self.isWorse))
  }

  private func byService(_ resources: [Resource]) -> [MicroserviceName: [Resource]] {
    var groups: [MicroserviceName: [Resource]] = [:]
    for resource in resources {
      for service in services(of: resource) {
        groups[MicroserviceName(account: resource.account, name: service), default: []].append(
          resource)
      }
    }
    return groups
  }

  private func openings(in span: TimeSpan) throws -> [ResourceID: [TimeMark]] {
    var found: [ResourceID: [TimeMark]] = [:]
    for event in try reading.findingEvents(in: span) + settings.policies.events(in: span)
    where event.kind == .opened || event.kind == .reopened {
      let mark = TimeMark(
        time: event.time, kind: .finding(event.finding.severity), label: event.finding.title)
      found[event.finding.resource, default: []].append(mark)
    }
    return found
  }

  private func spans(
    of entity: EntityID, _ members: [Resource], _ day: DayFacts, _ coverage: [Coverage]
  ) throws -> [DayAnswer.Span] {
    var spans = day.seen(coverage, recorded: info.span)
    for point in try reading.counters(of: entity, in: day.span, stepSeconds: day.steps.seconds) {
      guard let index = day.steps.index(of: point.time) else { continue }
      spans[index].isSeen = true
      spans[index].runs += point.counters.executions
      spans[index].failures += point.counters.failures
    }
    for mark in members.flatMap({ day.findings[$0.id] ?? [] }) {
      guard case .finding(let severity) = mark.kind, severity != .info,
        let index = day.steps.index(of: mark.time)
      else { continue }
      spans[index].opened = min(spans[index].opened ?? severity, severity)
    }
    return spans
  }

  private static func isWorse(_ left: DayAnswer.Row, _ right: DayAnswer.Row) -> Bool {
    func key(_ row: DayAnswer.Row) -> (Int, Double, String) {
      (row.worst?.order ?? 3, -(row.errorRate ?? -1), row.name)
    }
    return key(left) < key(right)
  }
}

/// What the rows of a day are made of.
private struct DayFacts {
  let steps: ChartSteps
  /// Up to the moment.
  let span: TimeSpan
  let findings: [ResourceID: [TimeMark]]

  /// Empty steps, each seen or not.
  func seen(_ coverage: [Coverage], recorded: TimeSpan) -> [DayAnswer.Span] {
    let logs = coverage.filter { $0.source == .logs || $0.source == .metrics }
    let held = logs.isEmpty ? [recorded] : logs.filter(\.isSeen).map(\.span)
    return (0..<steps.count).map { index in
      let step = steps.span(index).intersection(span)
      return DayAnswer.Span(isSeen: held.contains { $0.overlaps(step) })
    }
  }
}
