import ServerlessModel

/// How far a series went astray in the last week, and when: what it does every other day is no news.
struct Excursions {
  private struct Excursion {
    var last: Instant
    var peak: Double
  }

  private static let memoryMs: Int64 = 7 * 86_400_000
  /// Values an hour apart belong to different excursions.
  private static let apartMs: Int64 = 3_600_000
  /// So many others that went at least as far make a habit.
  private static let habit = 4

  private var held: [Excursion] = []

  /// Takes a residual that is out of bounds; says whether the series has a habit of going as far.
  mutating func isHabit(_ residual: Double, at time: Instant) -> Bool {
    held.removeAll { time.since($0.last) > Self.memoryMs }
    let others = held.count { other in
      time.since(other.last) > Self.apartMs && other.peak * residual > 0
        && other.peak.magnitude >= residual.magnitude
    }
    note(residual, at: time)
    return others >= Self.habit
  }

  private mutating func note(_ residual: Double, at time: Instant) {
    guard let place = held.lastIndex(where: { $0.peak * residual > 0 }),
      time.since(held[place].last) <= Self.apartMs
    else { return held.append(Excursion(last: time, peak: residual)) }
    held[place].last = time
    if residual.magnitude > held[place].peak.magnitude { held[place].peak = residual }
  }
}
