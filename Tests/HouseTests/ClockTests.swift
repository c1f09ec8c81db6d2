import Testing

/// Time is a value: only the program itself reads a clock.
struct ClockTests {
  private static let clocks = [
    "Date()", "Date.now", "clock_gettime", "gettimeofday", "ContinuousClock", "SuspendingClock",
    "DispatchTime.now", "CFAbsoluteTimeGetCurrent", "time(nil)",
    "ProcessInfo.processInfo.systemUptime",
  ]

  @Test func `no library reads a clock`() {
    for file in SourceTree.files(below: "Sources") where !file.path.hasPrefix("Sources/perch/") {
      for (number, line) in file.lines.enumerated() where !line.trimmed.hasPrefix("//") {
        for clock in Self.clocks where line.contains(clock) {
          Issue.record("\(file.path):\(number + 1) reads a clock: \(clock)")
        }
      }
    }
  }

  @Test func `nothing may crash on what a user can cause`() {
    let forbidden = ["try!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)", " as! "]
    for file in SourceTree.files(below: "Sources") {
      for (number, line) in file.lines.enumerated() where !line.trimmed.hasPrefix("//") {
        for word in forbidden where line.contains(word) {
          Issue.record("\(file.path):\(number + 1) holds \(word)")
        }
      }
    }
  }
}

extension String {
  var trimmed: String {
    var rest = Substring(self)
    while rest.first == " " { rest.removeFirst() }
    return String(rest)
  }
}
