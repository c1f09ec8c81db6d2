import ServerlessModel

/// The charts of a resource, of another time or split, beside those of its overview.
package struct ChartsAnswer: Sendable {
  var charts: [ChartData]
  /// What must be known of them: how they were counted, or why there are none.
  var note: String?
}

/// How a figure of a function's runs is spread, over the window and step by step.
package struct SpreadAnswer: Sendable {
  /// A figure of its own in the spread: a percentile, a limit.
  struct Part: Hashable, Sendable {
    var name: String
    /// In the units of the measure.
    var value: Int64
  }

  var measure: SpreadMeasure
  var steps: ChartSteps
  /// One a step; `nil` was not recorded.
  var spreads: [LatencySpread?] = []
  var whole = LatencySpread()
  /// The percentiles.
  var parts: [Part] = []
  /// The timeout, the memory size.
  var limit: Part?
  /// Whether there are more runs than were read.
  var isOfNewest = false
  /// Why there is nothing to draw.
  var empty: String
}

/// Lines over the window.
package struct ChartData: Hashable, Sendable {
  /// What a view names it by.
  var id: String
  var title: String
  var unit: FigureUnit
  var steps: ChartSteps
  var lines: [Line]
  /// Lines that add up to a whole; empty where none do.
  var parts: [Line] = []
  var limit: Limit?
  /// What its lines are made of.
  var source = Coverage.Source.logs
  /// Why there is nothing to draw.
  var empty: String

  /// One line.
  package struct Line: Hashable, Sendable {
    var name: String
    var values: [Double?]
  }

  /// A horizontal line.
  package struct Limit: Hashable, Sendable {
    var value: Double
    var label: String
  }

  /// Whether any value is known.
  var isEmpty: Bool { lines.allSatisfy { $0.values.allSatisfy { $0 == nil } } }
}

/// The even steps of a chart's lines.
package struct ChartSteps: Hashable, Sendable {
  var first: Instant
  var seconds: Int64
  var count: Int

  func span(_ index: Int) -> TimeSpan {
    let start = first.adding(seconds: Int64(index) * seconds)
    return TimeSpan(start: start, end: start.adding(seconds: seconds))
  }

  /// The step that holds a moment.
  func index(of moment: Instant) -> Int? {
    let index = Int(moment.since(first) / (seconds * 1000))
    return moment >= first && index < count ? index : nil
  }

  /// Where the value of a moment's step is drawn, from 0 at the left to 1; moments outside take the nearest.
  func position(of moment: Instant) -> Double {
    let index = max(0, min(count - 1, Int(moment.since(first) / (seconds * 1000))))
    return count < 2 ? 0 : Double(index) / Double(count - 1)
  }
}
