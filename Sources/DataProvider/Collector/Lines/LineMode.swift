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
    case .errors, .sample: LinePattern(LinePattern.reports + LinePattern.errors)
    case .all: nil
    }
  }
}
