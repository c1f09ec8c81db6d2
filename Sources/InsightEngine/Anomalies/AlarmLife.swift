import ServerlessModel

/// The alarm of a series: when it began, and whether another may begin.
struct AlarmLife {
  /// What a point means for the alarm.
  enum Step {
    case nothing, begins
    /// It ends, and what it told of did not go back: it has become normal.
    case settles
    /// It goes on for so long that what it tells of has to be taken for normal.
    case isAccepted
  }

  /// What a point is to the alarm.
  struct Point {
    var time: Instant
    var isAnomalous: Bool
    /// The value, less what is usual at its hour.
    var value: Double
    /// What such a value may be at this point without being anomalous.
    var bounds: ClosedRange<Double>
  }

  /// So many normal points in a row end it.
  private static let normalPoints = 6
  /// After one has begun there is no other for so long.
  private static let coolDownMs: Int64 = 6 * 3_600_000
  /// What lasts as long is the new level.
  private static let acceptedMs: Int64 = 86_400_000

  private var begun: Point?
  private var told: Instant?
  private var normal = 0
  /// Those of the normal points in a row that lie where the alarm began.
  private var settled = 0

  mutating func step(_ point: Point) -> Step {
    if let begun { return goOn(since: begun, point) }
    let isCool = told.map { point.time.since($0) >= Self.coolDownMs } ?? true
    guard point.isAnomalous, isCool else { return .nothing }
    begun = point
    told = point.time
    (normal, settled) = (0, 0)
    return .begins
  }

  private mutating func goOn(since begun: Point, _ point: Point) -> Step {
    normal = point.isAnomalous ? 0 : normal + 1
    settled = !point.isAnomalous && begun.isAlike(point) ? settled + 1 : 0
    if normal >= Self.normalPoints {
      self.begun = nil
      return settled >= Self.normalPoints ? .settles : .nothing
    }
    guard point.time.since(begun.time) >= Self.acceptedMs else { return .nothing }
    self.begun = nil
    return .isAccepted
  }
}

extension AlarmLife.Point {
  /// Whether a later point would have been anomalous too, and to the same side.
  fileprivate func isAlike(_ later: Self) -> Bool {
    value > bounds.upperBound ? later.value > bounds.upperBound : later.value < bounds.lowerBound
  }
}
