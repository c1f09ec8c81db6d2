import ServerlessModel

/// Microservices and their functions over the 24 hours before the moment.
package struct DayAnswer: Sendable {
  var steps: ChartSteps
  /// Worst first.
  var services: [Row]
  /// What AWS refused, where nothing is known of any.
  var refusal: String?

  /// What happened to one of them, step by step.
  package struct Row: Sendable {
    var name: String
    var account: String
    var target: Target
    var spans: [Span]
    var functions: [Row] = []

    var runs: Int { spans.reduce(0) { $0 + $1.runs } }
    var failures: Int { spans.reduce(0) { $0 + $1.failures } }
    /// Failed runs of all runs; `nil` without runs.
    var errorRate: Double? { runs > 0 ? min(1, Double(failures) / Double(runs)) : nil }
    /// The severest finding that opened.
    var worst: Severity? { spans.compactMap(\.opened).min() }
  }

  /// One step.
  package struct Span: Hashable, Sendable {
    /// Whether log lines of it were read.
    var isSeen = false
    /// Whether CloudWatch counted it, where they were not.
    var isCounted = false
    var runs = 0
    var failures = 0
    /// The severest finding that opened.
    var opened: Severity?
  }
}
