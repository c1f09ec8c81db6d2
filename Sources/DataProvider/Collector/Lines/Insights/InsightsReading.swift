import AWSClient
import ServerlessModel

/// What Insights gave of a group that is behind: the lines that tell of failures, and how many runs there were.
struct InsightsReading: Sendable {
  /// What the lines are all of; shorter than what was asked where there are more than a query gives.
  var span: TimeSpan
  var lines: [Logs.Event]
  var runs = 0
  var isCut = false

  /// What came of asking.
  enum Outcome: Sendable {
    case read(InsightsReading)
    /// Anything but rows.
    case ended(InsightsAnswer)
  }

  /// The rows of a question about some span.
  init(_ rows: [[Logs.Field]], asked: TimeSpan) {
    let all = rows.compactMap { Logs.Event(insights: $0) }
    isCut = rows.count >= InsightsQuestion.mostRows
    span = asked
    // Of the last millisecond some may be missing.
    if isCut, let last = all.compactMap(\.timestamp).max() {
      span.end = min(asked.end, max(Instant(milliseconds: last), asked.start.adding(seconds: 1)))
    }
    let held = span
    lines = all.filter { $0.timestamp.map { held.contains(Instant(milliseconds: $0)) } ?? false }
  }
}

extension InsightsRunner {
  /// Reads a group's lines, then counts the runs of the span that they are all of.
  func read(
    _ question: InsightsQuestion, price: InsightsPrice, patience: Double
  ) async -> InsightsReading.Outcome {
    let lines = await ask(question, price: price, patience: patience) { _ in true }
    guard case .rows(let rows, _, _) = lines else { return .ended(lines) }
    var reading = InsightsReading(rows, asked: question.span)
    let counting = InsightsQuestion(groups: question.groups, span: reading.span)
    let counted = await ask(counting, price: price, patience: patience) { _ in true }
    guard case .rows(let counts, _, _) = counted else { return .ended(counted) }
    reading.runs = counts.compactMap { InsightsRow($0, region: region)?.runs }.reduce(0, +)
    return .read(reading)
  }
}
