import AWSClient
package import ServerlessModel
package import SnapshotStore

extension LinePoller {
  /// What is asked of one group.
  private struct Question: Sendable {
    let demand: GroupDemand
    let asked: InsightsQuestion
    /// Of each of the two queries.
    let price: InsightsPrice

    var dollars: Double { price.dollars * 2 }
  }

  /// Groups that are asked about at once.
  private static let mostAtOnce = 3
  /// Where runs begin and end.
  private static let edges = LinePattern(LinePattern.reports + LinePattern.starts)
  /// The others wait for the next round so long.
  private static let patience = 60.0

  /// Has Insights answer for groups of which more lines come than are read; where it may not be asked, says so once.
  package func catchUp(
    _ demands: [GroupDemand], at now: Instant, with means: LineMeans
  ) async throws(SnapshotError) {
    let behind = demands.filter { backlogs[$0.group]?.isTooLong(at: now) ?? false }
    guard let purse = means.purse else { return advise(behind, at: now, means) }
    let questions = behind.prefix(Self.mostAtOnce).compactMap { ask($0, purse, at: now, means) }
    guard !questions.isEmpty else { return try flush() }
    let runner = InsightsRunner(calling: calling, clock: means.clock, region: region)
    let outcomes = await withTaskGroup(of: (Question, InsightsReading.Outcome).self) { group in
      for each in questions {
        group.addTask {
          let outcome = await runner.read(
            each.asked, price: each.price, patience: Self.patience)
          purse.close(each.dollars)
          return (each, outcome)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for (question, outcome) in outcomes {
      // All that is waited for comes before what is held is looked at.
      let around = await surroundings(of: outcome, question.demand)
      try take(outcome, around, to: question, at: now, means)
    }
    try flush()
  }

  /// Says what would help.
  private func advise(_ behind: [GroupDemand], at now: Instant, _ means: LineMeans) {
    for group in behind.map(\.group) {
      let read = cursors[group].askedTo ?? now.adding(seconds: -options.backfillSeconds)
      tell(
        "\(group.name) is \(now.since(read) / 60_000) min behind, since more lines come than are "
          + "read: --server-side has Logs Insights answer", once: group.name + " behind", means)
    }
  }

  /// What to ask of a group, once its price is said and put aside; `nil` where that cannot be.
  private func ask(
    _ demand: GroupDemand, _ purse: QueryPurse, at now: Instant, _ means: LineMeans
  ) -> Question? {
    let group = demand.group
    let span = cursors[group].unread(at: now, backfill: options.backfillSeconds)
    guard !span.isEmpty else { return nil }
    guard let stored = demand.stored else {
      note(InsightsSetback(unpriced: group, at: now), group, span, at: now, means)
      return nil
    }
    let asked = InsightsQuestion(group, span: span, lines: options.mode.serverSidePattern)
    let price = InsightsPrice(asked, stored: [group: stored], at: now)
    var both = price
    both.add(price)
    let question = Question(demand: demand, asked: asked, price: price)
    guard purse.open(question.dollars, at: now) else {
      let budget = purse.budget.dollarsPerDay ?? 0
      note(
        InsightsSetback(unaffordable: both, budget, of: group, at: now), group, span, at: now, means
      )
      return nil
    }
    means.tell(
      "Logs Insights is asked for \(max(1, span.milliseconds / 60_000)) min of \(group.name): "
        + both.sentence)
    return question
  }

  /// The beginnings and ends of the runs that failures without a name may be of.
  private func surroundings(
    of outcome: InsightsReading.Outcome, _ demand: GroupDemand
  ) async -> [Logs.Event] {
    guard case .read(let reading) = outcome, demand.function ?? demand.group.function != nil else {
      return []
    }
    var events: [Logs.Event] = []
    for place in UnnamedFailures(reading.lines).places {
      var fetch = LineFetch(
        calling, group: demand.group, span: place.span, stream: place.stream,
        pattern: Self.edges)
      // Who does not say it leaves the failure without a run.
      events += (try? await fetch.next()) ?? []
    }
    return events
  }

  private func take(
    _ outcome: InsightsReading.Outcome, _ around: [Logs.Event], to question: Question,
    at now: Instant, _ means: LineMeans
  ) throws(SnapshotError) {
    let group = question.demand.group
    switch outcome {
    case .ended(let answer):
      guard let setback = InsightsSetback(answer, of: group, at: now) else { return }
      note(setback, group, question.asked.span, at: now, means)
    case .read(let reading):
      try take(reading, around, question.demand, at: now)
      backlogs[group]?.note(behind: 0)
      guard reading.isCut else { return }
      tell(
        "\(group.name) has more than \(InsightsQuestion.mostRows) lines of failures: the oldest "
          + "come first", once: group.name + " cut", means)
    }
  }

  /// Writes what came; reading goes on behind it.
  private func take(
    _ reading: InsightsReading, _ around: [Logs.Event], _ demand: GroupDemand, at now: Instant
  ) throws(SnapshotError) {
    let (group, span) = (demand.group, reading.span)
    let reach = UnnamedFailures.reachSeconds
    let wide = TimeSpan(
      start: span.start.adding(seconds: -reach), end: span.end.adding(seconds: reach))
    let runs = try blocks(of: around, in: group, wide, matching: Self.edges)
    let failures = try blocks(
      ofUnnamed: reading.lines, in: group, wide, beside: runs,
      matching: options.mode.serverSidePattern)
    try take(
      PolledLines(
        group: group, function: demand.function, span: span, settled: span.end,
        blocks: runs + failures), [])
    // How many runs are held is counted in what is written.
    try flush()
    let share = LineShare(demand, reader)
    let outcome = share.outcome(ofCounted: reading.runs, in: span, isEmpty: reading.lines.isEmpty)
    cover(coverage(LineScope.runs(group), span, at: now, calls: 0, outcome))
    cursors[group].read(span, at: now, pages: 1)
  }

  private func note(
    _ setback: InsightsSetback, _ group: LogGroupID, _ span: TimeSpan, at now: Instant,
    _ means: LineMeans
  ) {
    backlogs[group]?.rest(until: setback.nextTry)
    cover(coverage(LineScope.serverSide(group), span, at: now, calls: 0, setback.outcome))
    tell(setback.sentence, once: setback.topic, means)
  }

  private func tell(_ sentence: String, once topic: String, _ means: LineMeans) {
    if told.insert(topic).inserted { means.tell(sentence) }
  }
}
