package import ServerlessModel

/// Open findings by severity.
package struct FindingCounts: Hashable, Sendable {
  /// Critical ones.
  package var critical = 0
  /// Warnings.
  package var warning = 0
  /// Informations.
  package var info = 0

  /// No findings.
  package init() {}

  /// Counts findings that are open.
  package init(_ findings: some Sequence<Finding>) {
    for finding in findings where finding.state == .open { add(finding.severity) }
  }

  package var worst: Severity? {
    critical > 0 ? .critical : warning > 0 ? .warning : info > 0 ? .info : nil
  }

  mutating func add(_ severity: Severity) {
    switch severity {
    case .critical: critical += 1
    case .warning: warning += 1
    case .info: info += 1
    }
  }

  func count(_ severity: Severity) -> Int {
    switch severity {
    case .critical: critical
    case .warning: warning
    case .info: info
    }
  }
}

/// A health from 0 to 100 and what took the points away.
package struct HealthFigure: Hashable, Sendable {
  /// What one rule, or one member of a group, took.
  package struct Deduction: Hashable, Sendable {
    var points: Double
    var severity: Severity?
    var what: String
  }

  /// `nil` where nothing was covered.
  package var score: Int?
  package var deductions: [Deduction] = []
  /// How the score came about, in words.
  package var note: String = ""

  static let unknown = HealthFigure(score: nil, note: "nothing was recorded here: unknown, not 100")
}

/// The figures that every level shows, over the window asked for.
package struct EntityFigures: Hashable, Sendable {
  package var health = HealthFigure.unknown
  package var findings = FindingCounts()
  package var counters = Counters()
  package var latency: Latency?
  /// Whether more ran than is held, so that durations, cold starts and cost are estimates.
  package var isSampled = false
  /// Runs a minute of covered time.
  package var runsPerMinute: Double?
  /// At the window's rate, a day.
  package var dollarsPerDay: Double?
  /// Runs in even steps of the window, oldest first; `nil` is not recorded.
  package var spark: [Double?] = []
  /// Failed runs in the same steps.
  package var failures: [Double?] = []
  /// The severest finding that speaks of each figure.
  package var marks: [FigureKind: Severity] = [:]
  /// Change of runs against the same window seven days before, from -1 on; `nil` where not held.
  package var changeOverWeek: Double?
  /// Why there are no figures.
  package var missing: Missing?
}

/// The figures a finding can be about.
package enum FigureKind: Hashable, Sendable {
  case errors, duration, coldStarts, throttles, memory, cost, runs, retries
}
