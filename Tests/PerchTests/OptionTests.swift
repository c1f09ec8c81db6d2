import CellGrid
import ServerlessModel
import Testing

@testable import perch

/// 2026-11-20T14:32:10Z.
private let noted = Instant(milliseconds: 1_795_185_130_000)

/// The failure that a piece of work ends with.
private func failure(of work: () throws -> some Any) -> CommandFailure? {
  do {
    _ = try work()
    return nil
  } catch {
    return error as? CommandFailure
  }
}

struct `An id on the command line` {
  private static let trace = "1-6b0059e9-0d56731638602e9d70f4070d"

  @Test(arguments: [trace, "Root=\(trace);Parent=36ee1c24fb088225;Sampled=1"])
  func `is a trace's, bare or in its header`(text: String) throws {
    #expect(try IDText.trace(text) == TraceID(Self.trace))
  }

  @Test func `is refused with what to write`() {
    #expect(failure { try IDText.trace("1-2-3") }?.code == .usage)
    #expect(failure { try IDText.trace("1-2-3") }?.sentence.contains("1-5e34a614-") == true)
    #expect(failure { try IDText.request(Self.trace) }?.sentence.contains("a UUID") == true)
  }
}

struct `A moment on the command line` {
  @Test(arguments: [
    ("2026-11-20T14:32:10Z", 0), ("2026-11-20T14:32:10.500Z", 500), ("14:32:10", 0),
    ("14:32", -10_000), ("14:32:10.250", 250), ("16:32:10+02:00", 0), ("2026-11-20", -52_330_000),
  ])
  func `is a whole time or a time of the recording's day`(text: String, after: Int64) throws {
    let read = try TimeText.moment(text, option: "--at", day: noted)
    #expect(read == noted.adding(milliseconds: after))
  }

  @Test(arguments: ["", "now", "25:00", "14", "14:3", "2026-13-01", "2026-11-20T", "1h", "-1"])
  func `is refused with what was asked and what to write`(text: String) {
    let failure = failure { try TimeText.moment(text, option: "--at", day: noted) }
    #expect(failure?.code == .usage)
    #expect(failure?.sentence.hasPrefix("--at \"\(text)\" is not a time.") == true)
    #expect(failure?.sentence.contains("Write it like 2026-11-20T14:32:10Z") == true)
  }

  @Test func `is quoted back without what a terminal would act on`() {
    let failure = failure { try TimeText.moment("\u{1B}[31mx\n", option: "--to", day: noted) }
    #expect(failure?.sentence.unicodeScalars.contains { $0.value < 32 } == false)
  }
}

struct `A window on the command line` {
  @Test(arguments: [
    ("30s", 30), ("15m", 900), ("1h", 3600), ("3h", 10_800), ("1d", 86_400), ("7d", 604_800),
    ("2w", 1_209_600), ("10000d", 864_000_000),
  ])
  func `is a count and a unit`(text: String, seconds: Int64) throws {
    #expect(try TimeText.seconds(text, option: "--window") == seconds)
  }

  @Test(arguments: [
    "", "h", "1", "0m", "-5m", "1.5h", "1 h", "1H", "1h30m", "10001d", "99999999999999999999s",
    "１h",
  ])
  func `is refused with what to write`(text: String) {
    let failure = failure { try TimeText.seconds(text, option: "--window") }
    #expect(failure?.code == .usage)
    #expect(failure?.sentence.contains("is not a window. Write it like 15m") == true)
  }
}

struct `A frame's size` {
  @Test(arguments: [
    ("80x24", 80, 24), ("120x40", 120, 40), ("1x1", 1, 1), ("1000x1000", 1000, 1000),
  ])
  func `is columns by rows`(text: String, width: Int, height: Int) throws {
    #expect(try FrameSize.parse(text) == Size(width: width, height: height))
  }

  @Test(arguments: [
    "", "80", "x", "80x", "x24", "80x24x3", "0x24", "80x0", "-80x24", "1001x24", "80x1001",
    "80 x 24",
    "80×24", "99999999999999999999x1",
  ])
  func `is refused with what to write`(text: String) {
    let failure = failure { try FrameSize.parse(text) }
    #expect(failure?.code == .usage)
    #expect(failure?.sentence.contains("Write it like 120x40") == true)
  }
}

struct `The stretch of time that options name` {
  @Test func `is an hour up to where the recording opens`() throws {
    let window = try options().window(over: info)
    #expect(window == Window(at: noted, seconds: 3600))
  }

  @Test func `is moved and widened by --at and --window`() throws {
    let window = try options(at: "12:00", window: "3h").window(over: info)
    #expect(window.at.rfc3339 == "2026-11-20T12:00:00.000Z")
    #expect(window.seconds == 10_800)
  }

  @Test func `reaches from --from to --to, and to the recording's ends without them`() throws {
    let both = try options(from: "10:00", to: "11:30").window(over: info)
    #expect(both.span.start.clock == "10:00:00")
    #expect(both.at.clock == "11:30:00")
    let open = try options(from: "14:00").window(over: info)
    #expect(open.at == info.span.end)
    #expect(open.span.start.clock == "14:00:00")
    let early = try options(to: "11:00").window(over: info)
    #expect(early.span.start == info.span.start)
  }

  @Test func `is refused where it says two things or nothing`() {
    let two = failure { try options(window: "1h", from: "10:00").window(over: info) }
    #expect(two?.code == .usage)
    let backwards = failure { try options(from: "11:00", to: "10:00").window(over: info) }
    #expect(backwards?.code == .usage)
    #expect(backwards?.sentence.contains("Swap or widen") == true)
    let empty = failure { try options(from: "11:00", to: "11:00").window(over: info) }
    #expect(empty?.code == .usage)
  }

  private func options(
    at: String? = nil, window: String? = nil, from: String? = nil, to: String? = nil
  ) -> TimeOptions {
    var options = TimeOptions()
    options.at = at
    options.window = window
    options.from = from
    options.to = to
    return options
  }

  private let info = SnapshotInfo(
    path: "x.perch", origin: "import", schemaVersion: 1, recordedBy: "perch",
    span: TimeSpan(seconds: 86_400, endingAt: noted.adding(seconds: 600)),
    metricSpan: TimeSpan(seconds: 86_400, endingAt: noted.adding(seconds: 600)), openAt: noted,
    executions: 0, logLines: 0, segments: 0, points: 0, masked: [:], bytes: 0)
}

struct `The scope that options name` {
  @Test func `is everything without any`() throws {
    #expect(try options().scope() == .everything)
  }

  @Test func `takes a tag apart at its first equals sign`() throws {
    #expect(try options(tag: "team=a=b").scope().tag == .init(key: "team", value: "a=b"))
    #expect(try options(tag: "team=").scope().tag == .init(key: "team", value: ""))
  }

  @Test(arguments: ["", "team", "=checkout"])
  func `refuses a tag without key and value`(tag: String) {
    #expect(failure { try options(tag: tag).scope() }?.code == .usage)
  }

  private func options(tag: String? = nil) -> ScopeOptions {
    var options = ScopeOptions()
    options.account = nil
    options.region = []
    options.service = nil
    options.resource = nil
    options.tag = tag
    return options
  }
}

struct `What a user typed` {
  @Test func `is quoted back safe and short`() {
    #expect(Quoted.text("orders") == "\"orders\"")
    #expect(Quoted.text("a\u{1B}[31mb\nc") == "\"ab c\"")
    #expect(Quoted.text(String(repeating: "x", count: 500)).count == 82)
  }
}
