import ServerlessModel
import Synchronization

/// The microseconds that each function ran in whole hours, each hour read once for all who ask.
final class BusyHours: Sendable {
  /// The functions by the time they ran, busiest first.
  typealias Ranking = [(id: ResourceID, microseconds: Int64)]

  private struct Known {
    var hours: Set<Int64> = []
    var byFunction: [ResourceID: [Int64: Int64]] = [:]
    var rankings: [Range<Int64>: Ranking] = [:]
  }

  private let known = Mutex(Known())

  /// Ranks the functions that ran in some hours since 1970 that are over.
  func ranking(_ functions: [Resource], in hours: Range<Int64>, from source: any FactSource)
    throws -> Ranking
  {
    try known.withLock { known in
      if let ranking = known.rankings[hours] { return ranking }
      try Self.read(functions, hours, source, into: &known)
      let ranking = known.byFunction.map { id, byHour in
        (id: id, microseconds: byHour.reduce(0) { hours.contains($1.key) ? $0 + $1.value : $0 })
      }.filter { $0.microseconds > 0 }.sorted {
        ($0.microseconds, $1.id) > ($1.microseconds, $0.id)
      }
      known.rankings[hours] = ranking
      return ranking
    }
  }

  private static func read(
    _ functions: [Resource], _ hours: Range<Int64>, _ source: any FactSource,
    into known: inout Known
  ) throws {
    let missing = hours.filter { !known.hours.contains($0) }
    guard let first = missing.first, let last = missing.last else { return }
    let span = TimeSpan(
      start: Instant(milliseconds: first * 3_600_000),
      end: Instant(milliseconds: (last + 1) * 3_600_000))
    for id in functions.lazy.map(\.id) {
      for point in try source.counters(of: id, in: span).value ?? [] {
        let hour = point.time.milliseconds / 3_600_000
        guard !known.hours.contains(hour) else { continue }
        known.byFunction[id, default: [:]][hour, default: 0] += point.counters.durationUs
      }
    }
    known.hours.formUnion(missing)
    known.rankings = known.rankings.filter { $0.key.upperBound >= hours.lowerBound }
  }
}
