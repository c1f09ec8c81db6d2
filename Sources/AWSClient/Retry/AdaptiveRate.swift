/// A rate of calls that halves when AWS throttles and comes back slowly, as a pool of tokens.
///
/// Moments are seconds since 1970 and are given: it knows no clock.
struct AdaptiveRate {
  /// The share of what is documented that perch takes; the rest is the account's own.
  private static let share = 0.5
  /// Seconds from a halved rate back to the whole one.
  private static let recovery = 60.0
  /// Throttled answers this close together tell one thing.
  private static let settling = 1.0
  private static let slowest = 1.0 / 16
  /// Calls that can go at once for somebody who waits, whatever else was sent.
  private static let mostKept = 2.0

  /// Calls a second when nothing throttles.
  let ceiling: Double
  private(set) var perSecond: Double
  private var tokens: Double
  private var counted: Double
  private var pausedUntil = -Double.infinity
  private var halvedAt = -Double.infinity

  /// Starts with as many tokens as a second gives, so that the first calls go at once.
  init(documented: Double, now: Double) {
    ceiling = documented * Self.share
    perSecond = ceiling
    tokens = max(1, ceiling)
    counted = now
  }

  /// When the call may go that has so many before it; `now` or earlier means at once.
  ///
  /// One that is not urgent leaves some tokens for those that are.
  mutating func turn(behind: Int, isUrgent: Bool = false, now: Double) -> Double {
    count(now)
    let missing = Double(behind + 1) + (isUrgent ? 0 : kept) - tokens
    let free = missing <= 0 ? now : now + missing / perSecond
    return max(free, pausedUntil + (pausedUntil > now ? Double(behind) / perSecond : 0))
  }

  /// The most tokens there are at once.
  private var capacity: Double { max(1, perSecond) }

  private var kept: Double { min(Self.mostKept, capacity - 1) }

  /// One call goes.
  mutating func take() { tokens -= 1 }

  /// AWS said to slow down, and perhaps until when.
  mutating func throttled(now: Double, retryAfter: Double?) {
    count(now)
    if now - halvedAt >= Self.settling {
      perSecond = max(perSecond / 2, ceiling * Self.slowest)
      halvedAt = now
    }
    tokens = min(tokens, 0)
    if let retryAfter { pausedUntil = max(pausedUntil, now + retryAfter) }
  }

  /// Adds what time has brought: tokens, and a little more speed.
  private mutating func count(_ now: Double) {
    let passed = now - counted
    counted = now
    guard passed >= 0 else {
      // The clock was set back, and what was to come in a while still is.
      pausedUntil += passed
      halvedAt += passed
      return
    }
    perSecond = min(ceiling, perSecond + passed * ceiling / 2 / Self.recovery)
    tokens = min(capacity, tokens + passed * perSecond)
  }
}
