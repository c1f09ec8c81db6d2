import AWSClient
import ServerlessModel

extension LaneRun {
  /// Has the lines of all groups read again and again, those first that matter most.
  func runLines() async throws {
    guard let lines else { return }
    try remember()
    while !Task.isCancelled {
      let isListed = inventory.wasAsked
      let groups = inventory.wasAsked(.first) ? logGroups() : []
      if try await poll(groups, lines), isListed { holdsLines = true }
      // Before all functions are listed there is nothing to wait for but them.
      try? await time.clock.sleep(seconds: groups.isEmpty ? 0.2 : options.lineSeconds)
    }
  }

  /// Reads groups; answers whether none was left for a later round.
  private func poll(_ groups: [LogGroupPriority], _ lines: any LinePolling) async throws -> Bool {
    guard !groups.isEmpty else { return true }
    let before = ledger.total.dollars
    let isDone = try await lines.poll(groups, in: lane, until: time.now, with: lineMeans)
    if options.asksInsights, ledger.total.dollars > before { try await sink.noteSpending() }
    return isDone
  }

  /// What is lent to who reads lines.
  var lineMeans: LineMeans {
    let (tell, name) = (tell, lane.name)
    return LineMeans(
      clock: time.clock, purse: options.asksInsights ? QueryPurse(ledger, options.budget) : nil,
      tell: { tell(.lines(lane: name, sentence: $0)) })
  }

  func pollLines(of focus: CollectorFocus) async throws {
    guard let lines else { return }
    _ = try await poll(logGroups().filter { $0.reason == .focus }, lines)
  }

  /// The groups of the lane in the order focus, failing, active, idle.
  func logGroups() -> [LogGroupPriority] {
    var writers: [String: ResourceID] = [:]
    for resource in inventory.resources.values where resource.kind == .lambdaFunction {
      let group = answers.held[resource.id]?.function?.logGroup ?? "/aws/lambda/" + resource.name
      writers[group] = resource.id
    }
    let listed = Dictionary(
      inventory.resources.values.filter { $0.kind == .logGroup }.map { ($0.name, $0.id) },
      uniquingKeysWith: { first, _ in first })
    return Set(listed.keys).union(writers.keys).map { name in
      let group = LogGroupID(account: lane.account, region: lane.region, name: name)
      let function = writers[name]
      var priority = LogGroupPriority(
        group: group, reason: function.map { rank($0) } ?? .active, function: function,
        ranSince: function.flatMap { metrics.worked($0, at: time.now) },
        stored: listed[name].flatMap { answers.held[$0]?.logGroup }.flatMap(
          InsightsPrice.Stored.init))
      if focus.logGroup == group || priority.reason == .focus {
        priority.reason = .focus
        priority.stream = focus.stream
        priority.span = focus.span
      }
      return priority
    }
    .sorted { ($0.reason, $0.group) < ($1.reason, $1.group) }
  }
}
