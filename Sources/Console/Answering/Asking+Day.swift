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
    for (name, members) in byService(resources).sorted(by: { $0.key < $1.key }) {
      let coverage = try reading.coverage(account: name.account)
      let functions = members.filter { $0.kind == .lambdaFunction }.prefix(left)
      left -= functions.count
      var row = DayAnswer.Row(
        name: name.name, account: name.account,
        target: .service(ServiceReference(name: name.name, account: name.account)),
        spans: try spans(of: .microservice(name), members, day, coverage))
      row.functions = try functions.map { function in
        var spans = try spans(of: .resource(function.id), [function], day, coverage)
        try fill(&spans, from: function, day)
        return DayAnswer.Row(
          name: function.name, account: name.account, target: .resource(function.id), spans: spans)
      }
      row.spans = Self.filled(row.spans, from: row.functions)
      row.functions.sort(by: Self.isWorse)
      rows.append(row)
    }
    return DayAnswer(
      steps: steps, services: rows.sorted(by: Self.isWorse),
      refusal: refusal([.logs, .metrics])?.sentence)
  }

  /// What CloudWatch counted where no log lines were read.
  private func fill(
    _ spans: inout [DayAnswer.Span], from function: Resource, _ day: DayFacts
  ) throws {
    guard spans.contains(where: { !$0.isSeen }) else { return }
    for (metric, part) in [
      ("Invocations", \DayAnswer.Span.runs), ("Errors", \DayAnswer.Span.failures),
    ] {
      let held = try reading.points(metric, .sum, of: function.id, in: day.span).value ?? []
      for point in held where point.time < at {
        guard let index = day.steps.index(of: point.time), !spans[index].isSeen else { continue }
        spans[index][keyPath: part] += Int(min(max(point.value, 0), 1e12))
        spans[index].isCounted = true
      }
    }
  }

  /// A microservice's steps, those that were not seen as the sum of its functions'.
  private static func filled(
    _ spans: [DayAnswer.Span], from functions: [DayAnswer.Row]
  ) -> [DayAnswer.Span] {
    spans.enumerated().map { index, span in
      guard !span.isSeen else { return span }
      var sum = span
      for function in functions where function.spans[index].isCounted {
        sum.runs += function.spans[index].runs
        sum.failures += function.spans[index].failures
        sum.isCounted = true
      }
      return sum
    }
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
    let functions = try members.filter { $0.kind == .lambdaFunction }.map(covered)
    var spans = day.seen(coverage, of: functions, recorded: info.span)
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
    func key(_ row: DayAnswer.Row) -> (Int, Double, String, String) {
      (row.worst?.order ?? 3, -(row.errorRate ?? -1), row.name, row.account)
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

  /// Empty steps, each seen or not: by the log lines of what runs, else by anything that was asked.
  func seen(
    _ coverage: [Coverage], of functions: [CoveredResource], recorded: TimeSpan
  ) -> [DayAnswer.Span] {
    let asked = coverage.filter { functions.isEmpty || $0.source == .logs }
    let reached = asked.filter { entry in
      entry.isHeld && (functions.isEmpty || functions.contains { $0.isCovered(by: entry) })
    }
    let held = coverage.isEmpty ? [recorded] : reached.map(\.span)
    return (0..<steps.count).map { index in
      let step = steps.span(index).intersection(span)
      return DayAnswer.Span(isSeen: held.contains { $0.overlaps(step) })
    }
  }
}
