import AWSClient
import ServerlessModel

@testable import DataProvider

/// Log events of a few functions as Lambda writes them, drawn at random, each with the time at which it can be read.
struct LineWorld {
  struct Event {
    var group: Int
    var stream: String
    var time: Int64
    var message: String
    var id: String
    var readable: Int64

    var answer: Logs.Event {
      Logs.Event(logStreamName: stream, timestamp: time, message: message + "\n", eventId: id)
    }
  }

  static let start: Int64 = 1_767_225_600_123
  static let groups = ["alpha", "beta", "gamma"]

  var random: SplitMix
  private(set) var events: [Event] = []
  private(set) var end: Int64 = 0
  private var failed: [(id: String, after: Int64)] = []
  private var runs = 0
  /// One in so many events comes minutes after its time.
  private let lateOneIn: UInt64

  init(seed: UInt64, minutes: Int64 = 12, lateOneIn: UInt64 = 60) {
    random = SplitMix(seed: seed)
    self.lateOneIn = lateOneIn
    end = Self.start + minutes * 60_000
    for group in Self.groups.indices {
      failed = []
      for stream in 0..<Int(1 + random.next() % 3) { fill(group, stream) }
      add(group, "last", end, "bye", lateness: 0)
    }
    events.sort { ($0.time, $0.id) < ($1.time, $1.id) }
  }

  private mutating func chance(_ oneIn: UInt64) -> Bool { random.next() % oneIn == 0 }

  private mutating func some(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(random.next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  private mutating func fill(_ group: Int, _ number: Int) {
    let stream = "2026/01/01/[$LATEST]\(group)\(number)" + String(repeating: "a", count: 30)
    var time = Self.start + some(0...90_000)
    var isCold = true
    while time < end - 30_000 {
      time = run(group, stream, time, isCold: isCold)
      isCold = chance(12)
      time += chance(5) ? some(20_000...120_000) : some(1...9000)
    }
  }

  /// Writes the lines of one run, and says when it was over.
  private mutating func run(
    _ group: Int, _ stream: String, _ start: Int64, isCold: Bool
  ) -> Int64 {
    runs += 1
    let again = failed.firstIndex { $0.after <= start }
    let id = again.map { failed.remove(at: $0).id } ?? Self.requestID(group * 100_000 + runs)
    var time = start
    if isCold {
      add(
        group, stream, time, "INIT_START Runtime Version: python:3.12.v40\tRuntime Version ARN: a")
      add(group, stream, time + 20, "loading")
      time += some(100...4000)
    }
    add(group, stream, time, "START RequestId: \(id) Version: $LATEST")
    for _ in 0..<some(0...3) {
      time += some(0...400)
      add(
        group, stream, time, "[INFO]\t2026-01-01T00:00:00.000Z\t\(id)\tpaid by a\(runs)@example.com"
      )
      if chance(3) { for _ in 0..<2 { add(group, stream, time, "tick") } }
    }
    let outcome = random.next() % 10
    if outcome < 2 {
      add(
        group, stream, time + 1,
        "[ERROR] KeyError: 'id'\nTraceback (most recent call last):\n  File \"/var/task/app.py\", line 7, in handler\nKeyError: 'id'"
      )
    }
    if outcome < 4 { failed.append((id, start + 60_000)) }
    if outcome == 9, chance(2) { return time + 5000 }
    let lasted = time - start + some(1...900)
    time = start + lasted
    if outcome == 3 {
      add(group, stream, time, "2026-01-01T00:00:00.000Z \(id) Task timed out after 3.00 seconds")
    }
    add(group, stream, time, "END RequestId: \(id)")
    let status =
      outcome == 3
      ? "Status: timeout\t" : outcome == 2 ? "Status: error\tError Type: Runtime.ExitError\t" : ""
    add(
      group, stream, time,
      "REPORT RequestId: \(id)\tDuration: \(lasted).25 ms\tBilled Duration: \(lasted + 1) ms\tMemory Size: 512 MB\tMax Memory Used: 90 MB\t"
        + (isCold ? "Init Duration: 250.00 ms\t" : "") + status)
    return time
  }

  private mutating func add(
    _ group: Int, _ stream: String, _ time: Int64, _ message: String, lateness: Int64? = nil
  ) {
    let usual = chance(8) ? some(20_000...100_000) : some(0...15_000)
    let late = lateOneIn > 0 && chance(lateOneIn) ? some(150_000...500_000) : usual
    events.append(
      Event(
        group: group, stream: stream, time: time, message: message, id: "e\(events.count)",
        readable: time + (lateness ?? late)))
  }

  private static func requestID(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    let pad = { (width: Int) in String(repeating: "0", count: width - digits.count) + digits }
    return pad(8) + "-1111-4222-8333-" + pad(12)
  }

  /// What FilterLogEvents would answer of one group, all of it.
  func answer(of group: Int) -> String {
    let rows = events.filter { $0.group == group }.map {
      "{\"logStreamName\": \(Runs.quoted($0.stream)), \"timestamp\": \($0.time), \"message\": \(Runs.quoted($0.message + "\n")), \"ingestionTime\": \($0.time), \"eventId\": \"\($0.id)\"}"
    }
    return "{\"events\": [" + rows.joined(separator: ",\n") + "], \"searchedLogStreams\": []}\n"
  }
}
