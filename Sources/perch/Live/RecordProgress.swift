import ArgumentParser
import DataProvider
import Glibc
import InsightEngine
import ServerlessModel

/// How far a recorder is: one line of a terminal, or a JSON object for each thing that happened.
struct RecordProgress {
  /// How it is told.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case line, jsonl
  }

  private let form: Form
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var resources = 0
  private var points = 0
  private var traces = 0
  private var told: Set<String> = []
  private var shown = ""

  init(_ form: Form) { self.form = form }

  /// Says where it goes and what a month of it costs.
  func begin(_ path: String, _ estimate: MonthlyEstimate?) {
    let cost = estimate.map { ", " + $0.sentence } ?? ""
    switch form {
    case .line: StandardError.write("perch: recording into \(path)\(cost). Stop with Ctrl-C.\n")
    case .jsonl:
      var row = Row()
      row.add("event", "began")
      row.add("path", path)
      if let estimate { row.add("monthUSD", estimate.dollars) }
      if estimate?.asksInsights == true {
        row.add("insightsUSDPerGB", InsightsPrice.dollarsPerGB)
      }
      tell(row)
    }
  }

  /// Takes what the collector says of its work.
  mutating func take(_ event: CollectorEvent) {
    if case .wrote(_, let points, let resources, let traces) = event {
      self.points += points
      self.resources += resources
      self.traces += traces
    }
    let words = CollectorWords(event)
    if form == .line, let sentence = words.trouble, told.insert(words.topic).inserted {
      say(sentence)
    }
    if form == .jsonl { tell(words.row) }
  }

  /// Redraws the line of a terminal.
  mutating func show(_ spending: Spending, _ seconds: Int64, _ bytes: Int64) {
    guard form == .line, isTerminal else { return }
    let line =
      "\(Format.age(seconds: seconds))  \(Format.counted(spending.calls, "call"))  "
      + "\(Format.usd(spending.dollars))  \(Format.counted(points, "point"))  "
      + "\(Format.bytes(bytes))"
    guard line != shown else { return }
    shown = line
    StandardError.draw("\r\u{1B}[K" + line)
  }

  /// Says what was recorded in all.
  func end(_ path: String, _ bytes: Int64, _ spending: Spending, _ why: String) {
    let sum =
      "\(Format.bytes(bytes)) with \(Format.counted(points, "point")) for "
      + "\(Format.counted(spending.calls, "call")) and \(Format.usd(spending.dollars))"
    switch form {
    case .line: say("\(path) is whole: \(sum). Stopped: \(why).")
    case .jsonl:
      var row = Row()
      row.add("event", "ended")
      row.add("why", why)
      row.add("path", path)
      row.add("bytes", Int(bytes))
      row.add("calls", spending.calls)
      row.add("costUSD", spending.dollars)
      tell(row)
    }
  }

  /// Says a sentence above the line that tells how far it is.
  func say(_ sentence: String) {
    if isTerminal, !shown.isEmpty { StandardError.draw("\r\u{1B}[K") }
    StandardError.write("perch: \(sentence)\n")
  }

  private func tell(_ row: Row) {
    var out = StandardOutput()
    // Nobody reads any more: recording goes on.
    try? out.write(JSONText.line(.object(row)) + "\n")
    try? out.flush()
  }
}
