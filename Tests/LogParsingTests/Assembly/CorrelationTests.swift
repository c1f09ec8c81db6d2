import LogParsing
import ServerlessModel
import Testing

/// Which run a line belongs to, and that the order of equal times does not matter.
struct CorrelationTests {
  @Test func `a line without an id belongs to the run of its stream`() {
    let made = assemble([
      Event(0, start(idA), stream: "one"), Event(5, "a plain", stream: "one"),
      Event(9, reportLine(idA), stream: "one"),
      Event(12, "between runs", stream: "one"), Event(20, start(idB), stream: "one"),
      Event(21, "b plain", stream: "one"),
      Event(2, start(idC), stream: "two"), Event(6, "c plain", stream: "two"),
    ])
    #expect(made.requests["a plain"] == RequestID(idA))
    #expect(made.requests["b plain"] == RequestID(idB))
    #expect(made.requests["c plain"] == RequestID(idC))
    #expect(made.requests["between runs"] == .some(nil) || made.requests["between runs"] == nil)
  }

  @Test func `lines of many environments without streams go by their id`() throws {
    let made = assemble([
      Event(0, start(idA), stream: ""), Event(1, start(idB), stream: ""),
      Event(2, "whose is it", stream: ""),
      Event(
        3,
        "[ERROR]\t2026-11-20T14:00:00.003Z\t\(idA)\tKeyError: 'x'\nTraceback (most recent call last):",
        stream: ""),
      Event(5, reportLine(idB), stream: ""), Event(6, "of a", stream: ""),
      Event(7, reportLine(idA), stream: ""),
    ])
    #expect(made.requests["whose is it"] == nil)
    #expect(made.requests["of a"] == RequestID(idA))
    #expect(try made.run(idA).status == .error)
    #expect(try made.run(idB).status == .success)
  }

  @Test func `an error outside of any run is still recorded`() {
    let made = assemble([Event(0, "[ERROR]\t2026-11-20T14:00:00.003Z\t\(idA)\tdisk full")])
    #expect(made.runs.isEmpty)
    #expect(made.logs.errors.map(\.message) == ["disk full"])
    #expect(made.logs.errors.map(\.requestID) == [RequestID(idA)])
  }

  @Test func `an environment is what its stream saw`() throws {
    var events = [Event(0, "INIT_START Runtime Version: python:3.13.v18")]
    let ids = [idA, idB, idC]
    for (index, id) in ids.enumerated() {
      let at = Int64(index + 1) * 1000
      events.append(Event(at, start(id, version: "4")))
      events.append(
        Event(
          at + 10,
          reportLine(
            id, "10.00", used: 80 + index * 5,
            index == 0 ? "Init Duration: 300.00 ms\t" : index == 1 ? "Status: timeout" : "")))
    }
    let environment = try #require(assemble(events).logs.environments.first)
    #expect(environment.runs == 3)
    #expect(environment.failures == 1)
    #expect(environment.version == "4")
    #expect(environment.initDuration == ms(300))
    #expect(environment.memorySlopeMBPerRun == 5)
    #expect(environment.firstMaxMemoryMB == 80)
    #expect(environment.lastMaxMemoryMB == 90)
    #expect(environment.firstLine.milliseconds == origin)
    #expect(environment.lastLine.milliseconds == origin + 3010)
  }

  @Test func `metrics in the log are handed on`() {
    let made = assemble([
      Event(0, start(idA)),
      Event(
        1,
        #"{"_aws":{"Timestamp":5,"CloudWatchMetrics":[{"Namespace":"n","Dimensions":[[]],"Metrics":[{"Name":"m"}]}]},"m":4}"#
      ),
    ])
    #expect(made.logs.metrics.map(\.name) == ["m"])
  }

  @Test func `lines in any order of time give the same runs`() {
    let events = Self.busy(stream: "s")
    #expect(Self.told(assemble(events.reversed())) == Self.told(assemble(events)))
  }

  @Test(arguments: ["", "s"])
  func `lines of one millisecond in any order give the same result`(stream: String) {
    var random = Seeded(state: 20_261_120)
    let events = Self.busy(stream: stream)
    let expected = Self.told(assemble(events))
    for _ in 0..<40 {
      let keyed = events.map { ($0, UInt64.random(in: 0 ... .max, using: &random)) }
      let shuffled = keyed.sorted { ($0.0.at, $0.1) < ($1.0.at, $1.1) }.map(\.0)
      #expect(Self.told(assemble(shuffled)) == expected)
    }
  }

  /// Runs that overlap, fail and start again, many lines of them in one millisecond.
  private static func busy(stream: String) -> [Event] {
    var events: [Event] = []
    var random = Seeded(state: 99)
    for number in 0..<60 {
      let id = RequestID(high: random.next(), low: UInt64(number)).description
      let at = Int64(stream.isEmpty ? number / 10 : number * 3) * 5
      let error =
        "[ERROR]\t2026-11-20T14:00:00.000Z\t\(id)\tKeyError: 'k\(number % 3)'\nTraceback (most recent call last):\n  File \"/var/task/a.py\", line 1, in h"
      var lines = [
        "START RequestId: \(id) Version: 3", "line of \(number)", end(id), reportLine(id),
      ]
      if number % 4 == 0 { lines.insert(error, at: 1) }
      if number % 7 == 0 {
        lines.append("2026-11-20T14:00:00.000Z \(id) Task timed out after 3.00 seconds")
      }
      if number % 9 == 0 {
        lines.insert("INIT_START Runtime Version: python:3.13.v\(number)", at: 0)
      }
      let spread: Int64 = stream.isEmpty ? 0 : 1
      for (index, line) in lines.enumerated() {
        events.append(Event(at + Int64(index / 3) * spread, line, stream: stream))
      }
    }
    return events.sorted { $0.at < $1.at }
  }

  private static func told(_ made: Assembled) -> [String] {
    let runs = made.runs.map { "\($0)" }
    let errors = made.logs.errors.map {
      "\($0.time.milliseconds) \($0.group) \($0.requestID?.description ?? "")"
    }
    let lines = made.requests.map { "\($0.key) \($0.value)" }
    return runs + errors.sorted() + lines.sorted()
  }
}
