import ServerlessModel

/// The alarm of a series: when it began, and whether another may begin.
struct AlarmLife {
  /// What a point means for the alarm.
  enum Step { case nothing, begins, levelShift }

  /// So many normal points in a row end it.
  private static let normalPoints = 6
  /// After one has begun there is no other for so long.
  private static let coolDownMs: Int64 = 6 * 3_600_000
  /// What lasts as long is the new level.
  private static let acceptedMs: Int64 = 86_400_000

  private var begun: Instant?
  private var told: Instant?
  private var normal = 0

  mutating func step(isAnomalous: Bool, at time: Instant) -> Step {
    if let begun { return goOn(since: begun, isAnomalous, at: time) }
    let isCool = told.map { time.since($0) >= Self.coolDownMs } ?? true
    guard isAnomalous, isCool else { return .nothing }
    begun = time
    told = time
    normal = 0
    return .begins
  }

  private mutating func goOn(since begun: Instant, _ isAnomalous: Bool, at time: Instant) -> Step {
    normal = isAnomalous ? 0 : normal + 1
    if normal >= Self.normalPoints {
      self.begun = nil
      return .nothing
    }
    guard time.since(begun) >= Self.acceptedMs else { return .nothing }
    self.begun = nil
    return .levelShift
  }
}
