import ServerlessModel

/// A function of which both sides were counted, before it is said what the counts show.
struct CountedFunction {
  private let before: Part
  private let after: Part
  private let resource: Resource

  /// What one side holds of it.
  private struct Part {
    let id: ResourceID
    let side: Diff.Side
    let minutes: Held<[CounterPoint]>

    var total: Counters? {
      minutes.value.map { points in points.reduce(into: Counters()) { $0.merge($1.counters) } }
    }
  }

  init(
    _ pair: PairedResources.Pair, before: Diff.Side, after: Diff.Side
  ) throws {
    self.before = try Self.part(pair.before, before)
    self.after = try Self.part(pair.after, after)
    resource = pair.after
  }

  private static func part(_ resource: Resource, _ side: Diff.Side) throws -> Part {
    Part(
      id: resource.id, side: side,
      minutes: try side.source.counters(of: resource.id, in: side.span))
  }

  /// Whether a share of its runs can be compared.
  var hasEnough: Bool {
    [before, after].allSatisfy { ($0.total?.executions ?? 0) >= Estimate.leastRuns }
  }

  func compared(_ confidence: Confidence) throws -> ComparedFunction {
    let figures = try ComparedFigure.Kind.allCases.map { kind in
      ComparedFigure(
        kind: kind, before: try estimate(kind, before, confidence),
        after: try estimate(kind, after, confidence))
    }
    return ComparedFunction(
      resource: resource, before: before.total, after: after.total,
      missing: before.minutes.reason ?? after.minutes.reason, figures: figures)
  }

  private func estimate(
    _ kind: ComparedFigure.Kind, _ part: Part, _ confidence: Confidence
  ) throws -> Estimate? {
    guard let total = part.total, let minutes = part.minutes.value else { return nil }
    switch kind {
    case .errors: return Estimate(share: total.failures, of: total.executions, confidence)
    case .coldStarts: return Estimate(share: total.coldStarts, of: total.executions, confidence)
    case .cost:
      return Estimate(
        costOf: minutes.map(\.counters), region: part.id.region, confidence)
    case .p95: return try slowest(part, confidence)
    }
  }

  /// The 95th percentile, from no more runs than may bound it.
  private func slowest(_ part: Part, _ confidence: Confidence) throws -> Estimate? {
    guard let held = try part.side.source.latency(of: part.id, in: part.side.span).value,
      let count = held?.count, let ranks = Ranks(count, confidence)
    else { return nil }
    let query = ExecutionQuery(
      span: part.side.span, at: part.side.span.end, resources: [part.id], order: .duration,
      limit: count - ranks.low + 1)
    let runs = try part.side.source.executions(query).value ?? []
    return Estimate(
      slowest: runs.compactMap { $0.duration?.milliseconds }, of: count, confidence)
  }
}
