import LogParsing
import ServerlessModel
import Testing

/// The numbers of attempts do not depend on how many parts the lines came in.
struct RetryPartTests {
  private static let failed = "Status: error\tError Type: Runtime.ExitError"

  private static func trace(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    let id = String(repeating: "0", count: 24 - digits.count) + digits
    return "\nXRAY TraceId: 1-5e34a614-\(id)\tSegmentId: 07f1bd3d5c7a9e02\tSampled: true"
  }

  private static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "00000000-aaaa-4bbb-8ccc-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  /// Runs of which some are tried again under the same id, some in the same trace, some for the same message, and some
  /// have no REPORT.
  private static func events(_ seed: UInt64) -> [Event] {
    var random = Seeded(state: seed)
    var events: [Event] = []
    for run in 0..<120 {
      let at = Int64(run) * 9000 + Int64(random.next() % 8000)
      let stream = "s\(random.next() % 6)"
      let repeats = random.next() % 3
      let name = repeats == 0 ? Int(random.next() % 20) : 100 + run
      events.append(Event(at, start(id(name)), stream: stream))
      if repeats == 1 {
        let message = id(9000 + Int(random.next() % 15))
        events.append(Event(at + 5, "handling messageId=\(message)", stream: stream))
      }
      if random.next() % 12 == 0 { continue }
      let outcome = random.next() % 2 == 0 ? failed : ""
      let lasted = Int64(random.next() % 300) + 10
      let traced = random.next() % 3 == 0 ? trace(Int(random.next() % 12)) : ""
      events.append(
        Event(at + lasted, reportLine(id(name), "\(lasted).00", outcome + traced), stream: stream))
    }
    return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }

  private static func assemble(_ events: [Event], every count: Int) -> [Execution] {
    let group = LogGroupID(account: "1", region: "r", name: "/aws/lambda/orders-api")
    var assembler = ExecutionAssembler(
      resource: orders, group: group, recordingStart: Instant(milliseconds: origin))
    var runs: [Execution] = []
    var from = 0
    while from < events.count {
      var to = min(events.count, from + count)
      while to < events.count, events[to].at == events[to - 1].at { to += 1 }
      for stream in Set(events[from..<to].map(\.stream)).sorted() {
        var block = LogBlock(group: group, stream: stream)
        for event in events[from..<to] where event.stream == stream { append(event, to: &block) }
        assembler.consume(&block)
      }
      runs += assembler.drain().executions
      from = to
    }
    runs += assembler.finish(dataEnd: Instant(milliseconds: origin + 100_000_000)).executions
    return runs.sorted { ($0.start, $0.logStream ?? "") < ($1.start, $1.logStream ?? "") }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `in parts of any size the rows are those of the whole`(_ seed: UInt64) {
    let events = Self.events(seed)
    let whole = Self.assemble(events, every: events.count)
    #expect(Set(whole.compactMap(\.retryKind)).count == 3)
    for size in [1, 2, 7, 40, 150] {
      let parts = Self.assemble(events, every: size)
      #expect(parts.count == whole.count)
      for (part, run) in zip(parts, whole) { #expect(part == run, "\(size)") }
    }
  }

  @Test func `a run whose REPORT never came is still the first attempt`() {
    var events = [Event(0, start(idA), stream: "a")]
    events += (1...60).flatMap { second in
      let id = Self.id(second)
      let at = Int64(second) * 1000
      return [Event(at, start(id), stream: "b"), Event(at + 9, reportLine(id), stream: "b")]
    }
    events += [Event(60_500, start(idA), stream: "c"), Event(60_510, reportLine(idA), stream: "c")]
    events += (61...140).flatMap { second in
      let id = Self.id(second)
      let at = Int64(second) * 1000
      return [Event(at, start(id), stream: "b"), Event(at + 9, reportLine(id), stream: "b")]
    }
    let runs = Self.assemble(events, every: 10).filter { $0.requestID == RequestID(idA) }
    #expect(runs.map(\.attempt) == [1, 2])
    #expect(runs.map(\.status) == [.unknown, .success])
  }
}
