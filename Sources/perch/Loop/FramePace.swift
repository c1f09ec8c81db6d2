import CellGrid

/// When a frame may be drawn. A key's goes at once and data's ten times a second, as long as the line
/// carries them; on a slow line what could not go is one frame later.
struct FramePace {
  /// What a frame is drawn for.
  enum Cause: Comparable {
    /// Something new is known.
    case data
    /// The user pressed a key, and looks at what it does.
    case key
    /// The terminal shows what must not stay.
    case repair
  }

  /// A frame that has not arrived yet, as far as is known.
  private struct Frame {
    let paintedAt: Int64
    let bytes: Int
    /// What must have been taken for it to have arrived; `nil` while it may not have reached the line.
    var end: UInt64?
  }

  /// Whether frames take long to arrive.
  private(set) var isSlow = false
  private var wanted: Cause?
  private var lastPaint: Int64 = -1000
  private var underWay: [Frame] = []
  /// Whether the line takes nothing more just now.
  private var isBlocked = false
  /// The bytes of frames that arrived quickly, one after the other.
  private var quickBytes = 0

  /// A frame that is this long under way, in milliseconds, tells of a slow line, and so much that was
  /// not of a quick one: more than what the kernel takes in for a terminal that reads slowly.
  private static let slow: Int64 = 400
  private static let quick: Int64 = 100
  private static let proof = 32 * 1024
  /// What passes between this program and the line takes some milliseconds.
  private static let settling: Int64 = 5

  /// The milliseconds between two frames of data.
  var interval: Int64 { isSlow ? 1000 : 100 }

  /// The bytes that may be under way when a key's frame follows them. Small frames may overtake the
  /// round trip; large ones would make a queue that the user has to wait for.
  private var allowance: Int { isSlow ? 1024 : 16 * 1024 }

  /// Notes that something is to be drawn.
  mutating func want(_ cause: Cause) { wanted = max(wanted ?? cause, cause) }

  /// Whether there is anything to look for on the line.
  var looks: Bool { !underWay.isEmpty }

  /// Takes in how far the line has come; `nil` when nothing tells.
  mutating func look(_ line: LineProgress?, now: Int64) {
    isBlocked = line?.isBlocked ?? false
    guard let line else { return underWay = [] }
    // Too much may have been read as sent, so each later look corrects it.
    for index in underWay.indices where now - underWay[index].paintedAt >= Self.settling {
      underWay[index].end = min(underWay[index].end ?? line.sent, line.sent)
    }
    while let first = underWay.first, let end = first.end, line.taken >= end {
      quickBytes = now - first.paintedAt <= Self.quick ? quickBytes + first.bytes : 0
      underWay.removeFirst()
    }
    if quickBytes >= Self.proof { isSlow = false }
    if let first = underWay.first, now - first.paintedAt >= Self.slow {
      isSlow = true
      quickBytes = 0
    }
  }

  /// Whether to draw now.
  func isDue(now: Int64) -> Bool {
    guard let wanted, mayGo(wanted) else { return false }
    return wanted > .data || now - lastPaint >= interval
  }

  /// The milliseconds until there is something to draw or to look for; `nil` when there is nothing.
  func wait(now: Int64) -> Int64? {
    if let wanted, mayGo(wanted) {
      return wanted > .data ? 0 : max(0, lastPaint + interval - now)
    }
    guard let first = underWay.first else { return nil }
    if wanted != nil || isSlow { return 20 }
    return max(Self.settling, first.paintedAt + Self.slow - now)
  }

  /// Notes that a frame was drawn.
  mutating func painted(_ bytes: Int, now: Int64) {
    wanted = nil
    lastPaint = now
    if bytes > 0 { underWay.append(Frame(paintedAt: now, bytes: bytes)) }
  }

  private func mayGo(_ cause: Cause) -> Bool {
    switch cause {
    case .data: underWay.isEmpty
    case .key:
      underWay.isEmpty || !isBlocked && underWay.reduce(0) { $0 + $1.bytes } < allowance
    case .repair: true
    }
  }
}
