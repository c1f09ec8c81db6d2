import CellGrid
import Testing

@testable import perch

/// A terminal behind a line of so many bytes a second, in a time of the test's own.
private final class SlowTerminal: FrameTerminal {
  let size = Size(width: 80, height: 24)
  let glyphs = Glyphs.ascii
  var now: Int64 = 0
  /// The letter that each frame was full of, and when it was sent.
  private(set) var frames: [(letter: Character, at: Int64)] = []
  private let bytesASecond: Int64
  private let roundTrip: Int64
  private var last: CellGrid?
  private var sent: Int64 = 0
  /// Each frame's last byte, and when the line is done with it.
  private var ends: [(byte: Int64, at: Int64)] = []

  init(bytesASecond: Int64, roundTrip: Int64) {
    self.bytesASecond = bytesASecond
    self.roundTrip = roundTrip
  }

  var line: LineProgress? {
    let taken = ends.last { $0.at + roundTrip <= now }?.byte ?? 0
    return LineProgress(sent: UInt64(sent), taken: UInt64(taken))
  }

  func paint(_ grid: CellGrid) -> Int {
    let bytes = GridDiff.runs(from: last, to: grid).reduce(0) { $0 + $1.length }
    last = grid
    frames.append((Character(grid[0, 0].cluster.base), now))
    sent += Int64(bytes)
    let begins = max(now, ends.last?.at ?? 0)
    ends.append((sent, begins + Int64(bytes) * 1000 / bytesASecond))
    return bytes
  }
}

/// What the loop does with its painter, in the terminal's time.
private struct Session {
  let terminal: SlowTerminal
  /// What the user was told of the line, in order.
  private(set) var badges: [Bool] = []
  private var painter: Painter<SlowTerminal>
  private var letter: Unicode.Scalar = "a"
  private var rows = 24

  init(bytesASecond: Int64, roundTrip: Int64 = 80) {
    terminal = SlowTerminal(bytesASecond: bytesASecond, roundTrip: roundTrip)
    painter = Painter(terminal)
  }

  var letters: String { String(terminal.frames.map(\.letter)) }

  /// So many rows of the screen become full of a letter.
  mutating func show(_ letter: Unicode.Scalar, rows: Int = 24, for cause: FramePace.Cause) {
    (self.letter, self.rows) = (letter, rows)
    painter.want(cause)
    paint()
  }

  /// Lets time pass in which nothing else happens.
  mutating func pass(_ milliseconds: Int64) {
    let end = terminal.now + milliseconds
    while terminal.now < end {
      let wait = painter.pace.wait(now: terminal.now) ?? milliseconds
      terminal.now = min(end, terminal.now + max(1, wait))
      paint()
    }
  }

  private mutating func paint() {
    if let isSlow = painter.look(now: terminal.now) { badges.append(isSlow) }
    guard painter.begin(now: terminal.now) else { return }
    for y in 0..<rows {
      for x in 0..<80 { painter.frame.set(Cluster(letter), x: x, y: y) }
    }
    painter.send(now: terminal.now)
  }
}

struct `Frames on a slow line` {
  /// 56 kbit/s: a whole screen of 80x24 takes 340 ms, and is known to be there 80 ms later.
  private let slow: Int64 = 5600

  @Test func `a line that takes 400 ms for a frame is slow, a shorter time is not`() {
    for (bytesASecond, badges) in [(slow, [true]), (slow * 2, [])] {
      var session = Session(bytesASecond: bytesASecond)
      session.show("a", for: .key)
      session.pass(1000)
      #expect(session.badges == badges)
    }
  }

  @Test func `nothing is looked for while nothing is under way`() {
    var painter = Painter(SlowTerminal(bytesASecond: slow, roundTrip: 80))
    #expect(painter.pace.wait(now: 0) == nil)
    painter.want(.key)
    #expect(painter.pace.wait(now: 0) == 0)
  }

  @Test func `data's frames wait until the last has arrived, and become one`() {
    var session = Session(bytesASecond: slow)
    session.show("a", for: .key)
    for letter in "bcdefgh".unicodeScalars {
      session.pass(50)
      session.show(letter, for: .data)
    }
    session.pass(3000)
    #expect(session.letters == "ah")
  }

  @Test(arguments: [(10_000_000, 20), (5600, 2)] as [(Int64, Int)])
  func `a quick line gets ten frames of data a second, a slow one a frame a second`(
    bytesASecond: Int64, frames: Int
  ) {
    var session = Session(bytesASecond: bytesASecond)
    session.show("a", for: .key)
    session.pass(1000)
    for step in 0..<100 {
      session.show(step % 2 == 0 ? "b" : "c", rows: 1, for: .data)
      session.pass(20)
    }
    #expect(abs(session.letters.count - 1 - frames) <= 1)
  }

  @Test func `a small frame of a key goes at once though the last is under way`() {
    var session = Session(bytesASecond: slow)
    session.show("a", rows: 2, for: .key)
    session.pass(1000)
    for letter in "bcde".unicodeScalars {
      session.show(letter, rows: 2, for: .key)
      session.pass(30)
    }
    #expect(session.letters == "abcde")
  }

  @Test
  func
    `a page key held down makes no queue and ends in the last page`()
  {
    var session = Session(bytesASecond: slow)
    session.show("A", for: .key)
    session.pass(1000)
    for letter in "abcdefghijklmnopqrstuvwxyz".unicodeScalars {
      session.show(letter, for: .key)
      session.pass(33)
    }
    let released = session.terminal.now
    session.pass(3000)
    #expect(session.letters.count <= 5)
    #expect(session.letters.hasSuffix("z"))
    #expect(session.terminal.frames.last.map { $0.at - released < 500 } == true)
  }

  @Test func `a quick line of a long way is not slow, and its keys never wait`() {
    var session = Session(bytesASecond: 10_000_000, roundTrip: 300)
    for letter in "abcdefgh".unicodeScalars {
      session.show(letter, for: .key)
      session.pass(100)
    }
    session.pass(1000)
    #expect(session.letters == "abcdefgh")
    #expect(session.badges == [])
  }

  @Test func `what repairs the screen never waits`() {
    var session = Session(bytesASecond: slow / 10)
    session.show("a", for: .key)
    session.show("b", for: .repair)
    #expect(session.letters == "ab")
  }
}

struct `The pace of frames` {
  /// A pace with a frame of two kilobytes sent at 0.
  private func pace() -> FramePace {
    var pace = FramePace()
    pace.painted(2048, now: 0)
    return pace
  }

  /// Frames of 2 kB that each arrive after so many milliseconds.
  private func isSlow(after frames: Int, of milliseconds: Int64) -> Bool {
    var pace = pace()
    pace.look(LineProgress(sent: 2048, taken: 0), now: 400)
    pace.look(LineProgress(sent: 2048, taken: 2048), now: 450)
    for frame in 1...frames {
      let (at, end) = (Int64(frame) * 1000, UInt64(2048 * (frame + 1)))
      pace.painted(2048, now: at)
      pace.look(LineProgress(sent: end, taken: end - 2048), now: at + 10)
      pace.look(LineProgress(sent: end, taken: end), now: at + milliseconds)
    }
    return pace.isSlow
  }

  @Test func `leaves slowness when 32 kB in a row are there within 100 ms`() {
    #expect(isSlow(after: 15, of: 100))
    #expect(!isSlow(after: 16, of: 100))
    #expect(isSlow(after: 40, of: 101))
  }

  @Test func `draws again once all frames are there, whatever else waits on the line`() {
    var pace = pace()
    pace.look(LineProgress(sent: 90_000, taken: 0, isBlocked: true), now: 20)
    pace.look(LineProgress(sent: 99_000, taken: 90_000, isBlocked: true), now: 40)
    pace.want(.key)
    #expect(pace.isDue(now: 40))
  }

  @Test func `sends no key's frame while the line takes nothing`() {
    var pace = pace()
    pace.want(.key)
    pace.look(LineProgress(sent: 2048, taken: 1000, isBlocked: true), now: 20)
    #expect(!pace.isDue(now: 20))
    pace.look(LineProgress(sent: 2048, taken: 1000), now: 40)
    #expect(pace.isDue(now: 40))
  }

  @Test func `does not take a frame for arrived that has not reached the line yet`() {
    var pace = pace()
    pace.want(.data)
    pace.look(LineProgress(sent: 0, taken: 0), now: 4)
    #expect(!pace.isDue(now: 200))
    pace.look(LineProgress(sent: 2048, taken: 2048), now: 200)
    #expect(pace.isDue(now: 200))
  }

  @Test func `draws again when more was read as sent than was`() {
    var pace = pace()
    pace.look(LineProgress(sent: 4096, taken: 0), now: 10)
    pace.look(LineProgress(sent: 2048, taken: 2048), now: 500)
    pace.want(.key)
    #expect(pace.isDue(now: 500))
  }

  @Test func `holds nothing back once nothing tells how far the line has come`() {
    var pace = pace()
    pace.want(.data)
    pace.look(nil, now: 200)
    #expect(pace.isDue(now: 200))
  }
}
