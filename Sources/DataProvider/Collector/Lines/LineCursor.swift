import ServerlessModel

/// Where the reading of one group stands; made again from coverage alone.
struct LineCursor {
  /// All lines before it were read; `nil` before the first reading.
  private(set) var settled: Instant?
  /// All that could be read before it was.
  private(set) var askedTo: Instant?
  private(set) var sampledAt: Instant?
  /// When to ask again after a refusal.
  private(set) var nextTry: Instant?
  private var refusals = 0
  private var farLookAt: Instant?
  /// How much is asked for at once, less where a span gave more pages than are read at a time.
  private var window = Self.widest

  /// Lines may be stored this long after they were written, and are asked for again so long.
  static let overlap: Int64 = 120_000
  /// Now and then later ones are looked for.
  static let farLook: Int64 = 1_200_000
  private static let farLookEvery: Int64 = 900_000
  static let sampleEvery: Int64 = 3_600_000
  private static let widest: Int64 = 30 * 86_400_000
  private static let narrowest: Int64 = 60_000

  init() {}

  /// Goes on where the coverage of a recording ends.
  init(settled: Instant?, askedTo: Instant?, sampledAt: Instant?) {
    self.settled = settled
    self.askedTo = askedTo
    self.sampledAt = sampledAt
  }

  /// Whether a span as short as this one is read to its end whatever it takes.
  var isNarrowest: Bool { window == Self.narrowest }

  /// What to ask for next; a new group begins `backfill` seconds ago.
  mutating func next(at now: Instant, backfill: Int64) -> TimeSpan? {
    if let nextTry, nextTry > now { return nil }
    guard let settled else {
      farLookAt = now
      return cut(TimeSpan(seconds: backfill, endingAt: now))
    }
    var start = settled
    if farLookAt.map({ now.since($0) >= Self.farLookEvery }) ?? true {
      farLookAt = now
      start = min(start, now.adding(milliseconds: -Self.farLook))
    }
    let span = TimeSpan(start: start, end: now)
    return span.isEmpty ? nil : cut(span)
  }

  /// What was not read of that of which nothing more comes, in the whole seconds that Insights knows.
  func unread(at now: Instant, backfill: Int64) -> TimeSpan {
    let end = now.adding(milliseconds: -Self.overlap).floored(toSeconds: 1)
    let start = (settled ?? now.adding(seconds: -backfill)).floored(toSeconds: 1)
    return TimeSpan(start: min(start, end), end: end)
  }

  private func cut(_ span: TimeSpan) -> TimeSpan {
    TimeSpan(
      start: span.start, end: min(span.end, span.start.adding(milliseconds: window)))
  }

  /// Up to where an answer to a span asked at `now` cannot change any more.
  static func settled(_ span: TimeSpan, at now: Instant) -> Instant {
    max(span.start, min(span.end, now.adding(milliseconds: -overlap)))
  }

  /// A span was read to its end.
  mutating func read(_ span: TimeSpan, at now: Instant, pages: Int) {
    settled = max(settled ?? span.start, Self.settled(span, at: now))
    askedTo = max(askedTo ?? span.end, span.end)
    nextTry = nil
    refusals = 0
    if pages <= 2 { window = min(Self.widest, window * 2) }
  }

  /// A span gave more pages than are read at a time: less of it is asked for next time.
  mutating func tooLong(_ span: TimeSpan) {
    window = max(Self.narrowest, span.milliseconds / 4)
  }

  mutating func sampled(at now: Instant) { sampledAt = now }

  func isSampleDue(at now: Instant) -> Bool {
    sampledAt.map { now.since($0) >= Self.sampleEvery } ?? true
  }

  /// A refusal: the next try waits twice as long each time, unless AWS says how long; returns when it is.
  mutating func refused(at now: Instant, retryAfter: Double?) -> Instant {
    refusals += 1
    let doubled: Int64 = min(300, 5 << min(refusals - 1, 6))
    let seconds = retryAfter.map { Int64(min(3600, max(1, $0)).rounded(.up)) } ?? doubled
    let next = now.adding(seconds: seconds)
    nextTry = next
    return next
  }

  /// What cannot change soon, a missing permission or group, is tried again after a while.
  mutating func waits(until moment: Instant) { nextTry = moment }
}
