import ServerlessModel

/// What traces tell of money: how much of the time went by waiting, and what the traces themselves cost.
extension CostReader {
  /// So many of the newest traces stand for all of them.
  private static let mostTraces = 50

  /// Adds the waiting of a function as an overlay, and the traces that begin at it as a driver.
  func addTraced(_ resource: Resource, _ span: TimeSpan, to cost: inout ResourceCost) throws {
    let limit = Self.mostTraces
    let traces = try source.traces(through: resource.id, in: span, limit: limit).value ?? []
    guard let share = TuningFacts.waitShare(of: traces, through: resource) else { return }
    let compute = cost.totalUSD - (cost.drivers[.requests] ?? 0)
    cost.waitingUSD = share * compute
    let begun = Double(traces.count { $0.begins(at: resource) })
    guard begun > 0 else { return }
    // Where there are more than were read, as many again in the time before.
    let oldest = traces.compactMap(\.start).min() ?? span.start
    let read = traces.count < limit ? span.seconds : max(1, Double(span.end.since(oldest)) / 1000)
    let price = try Prices.xray.price(in: resource.region).recorded
    cost.drivers[.traces] = begun * span.seconds / read * price
  }
}

extension Trace {
  /// Whether its first segment is that of a resource, so that no trace is paid for twice.
  fileprivate func begins(at resource: Resource) -> Bool {
    guard let first = segments.min(by: { $0.startUs < $1.startUs }) else { return false }
    return first.resourceARN == resource.id.arn || first.name == resource.name
  }
}
