import ServerlessModel

/// What the pages of one answer told.
struct LaneSights {
  var seen: Set<ResourceID> = []
  /// Rows of any kind.
  var count = 0
  /// Whether AWS said that there is no such thing.
  var isAbsent = false
  /// Namespaces whose metrics were not answered whole.
  var incomplete: Set<String> = []

  mutating func take(_ report: AnswerReport) {
    seen.formUnion(report.seen)
    count += max(
      report.resources, report.points + report.segments + report.alarms + report.other)
  }
}
