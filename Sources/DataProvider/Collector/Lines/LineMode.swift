/// Which log lines are collected; each choice holds the one before it.
package enum LineMode: String, CaseIterable, Sendable {
  /// What the platform says of each run when it is over.
  case reports
  /// Errors, timeouts and failed inits too.
  case errors
  /// And 100 lines a group and hour, whatever they say.
  case sample
  case all

  /// What lines are asked for; `nil` for all.
  var pattern: LinePattern? {
    switch self {
    case .reports: LinePattern(LinePattern.reports)
    case .errors, .sample:
      LinePattern(LinePattern.reports + LinePattern.errors + LinePattern.starts)
    case .all: nil
    }
  }

  /// What Insights is asked for where there are more lines than are read: of runs those that failed.
  var serverSidePattern: LinePattern {
    let failed = LinePattern.timeouts + LinePattern.failures
    return LinePattern(self == .reports ? failed : failed + LinePattern.errors)
  }
}
