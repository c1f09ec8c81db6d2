import InsightEngine
import ServerlessModel

/// What there is to tell at a moment.
struct Standing: Sendable {
  /// What is open, the oldest first.
  var open: [Notice] = []
  /// What is open and known to the user already: acknowledged or muted; neither told nor closed.
  var known: Set<String> = []
  /// What opened since the last look and was over before this one.
  var passed: [Notice] = []
  /// What is over, by its id, as far as the recording still knows it.
  var over: [String: Notice] = [:]
  var at: Instant
}

/// Looks at a recording for what there is to tell.
struct Lookout {
  let reading: any SnapshotReading
  let scope: Scope
  let severity: Severity

  /// What stands at a moment; `since` is the last look, `nil` for the first.
  func look(
    at moment: Instant, since: Instant?, _ policies: PolicyBook, _ marks: MarkBook
  ) throws -> Standing {
    var standing = Standing(at: moment)
    let resources = Dictionary(
      try reading.resources(at: moment).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    let findings = (try reading.findings(at: moment) + policies.findings(at: moment))
      .filter { $0.severity <= severity && holds($0.resource, resources) }
      .sorted { ($0.noticedAt, $0.id) < ($1.noticedAt, $1.id) }
    for finding in findings {
      let shown = marks.applied(to: finding, tags: resources[finding.resource]?.tags ?? [:])
      let notify = policies.notify(finding.rule)
      switch shown.state {
      case .open: standing.open.append(Notice(.opened, shown, notify: notify))
      case .acknowledged, .muted: standing.known.insert(finding.id)
      case .resolved:
        standing.over[finding.id] = Notice(.closed, shown, notify: notify)
        if let since, finding.noticedAt > since {
          standing.passed.append(Notice(.opened, finding, notify: notify))
        }
      }
    }
    for alarm in try reading.alarms(at: moment).value ?? [] where holds(alarm.resource, resources) {
      if alarm.state == .alarm { standing.open.append(Notice(.opened, alarm)) }
      if alarm.state == .ok { standing.over[alarm.id] = Notice(.closed, alarm) }
      if alarm.state == .insufficientData { standing.known.insert(alarm.id) }
    }
    return standing
  }

  private func holds(_ id: ResourceID?, _ resources: [ResourceID: Resource]) -> Bool {
    guard scope != .everything else { return true }
    guard let id else { return false }
    if let resource = resources[id] { return scope.holds(resource) }
    // An account that only publishes metrics is no resource of the recording.
    return Resource(arn: id.arn, validFrom: Instant(milliseconds: 0)).map(scope.holds) ?? false
  }
}
