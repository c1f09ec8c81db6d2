import CellGrid
import InsightEngine
import ServerlessModel

/// An alarm in words.
enum AlarmWords {
  /// How it stands and what defines it.
  static func head(_ answer: AlarmAnswer, at moment: Instant, width: Int) -> [[Span]] {
    let alarm = answer.alarm
    let role = alarm.state.severity?.role ?? .ok
    let age = Format.age(seconds: moment.since(alarm.since) / 1000)
    var lines: [[Span]] = [
      [
        Span("\(alarm.state.severity?.glyph ?? " ") \(alarm.state.words)", role, .bold),
        Span("  \(alarm.name)", .title, .bold),
        Span("  for \(age), since \(alarm.since.date) \(alarm.since.clock)Z", .dim),
      ]
    ]
    func fact(_ label: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      for (index, part) in Text.wrap(text, to: max(20, width - 9)).enumerated() {
        lines.append([Span(Text.pad(index == 0 ? label : "", to: 9), .dim), Span(part)])
      }
    }
    fact("why", alarm.reason)
    fact("when", condition(alarm))
    fact("where", answer.policy?.scope.words)
    fact("missing", alarm.treatMissingData.map { "a period without data counts as \($0)" })
    fact("tells", tells(alarm))
    return lines + [[]]
  }

  /// The condition: `Errors Sum >= 1 in 3 of 3 × 1 min`.
  static func condition(_ alarm: Alarm) -> String? {
    if let rule = alarm.rule { return rule }
    guard let threshold = alarm.threshold else { return alarm.metric?.name }
    let metric = [alarm.metric?.name, alarm.statistic].compactMap(\.self).joined(separator: " ")
    let periods = alarm.evaluationPeriods.map { all in
      let period = alarm.periodSeconds.map { " × \(Format.age(seconds: Int64($0)))" } ?? " periods"
      return " in \(alarm.datapointsToAlarm ?? all) of \(all)\(period)"
    }
    return "\(metric.isEmpty ? "an expression" : metric) \(sign(alarm.comparison)) "
      + Format.short(threshold) + (periods ?? "")
  }

  private static func sign(_ comparison: String?) -> String {
    switch comparison {
    case "GreaterThanThreshold": ">"
    case "GreaterThanOrEqualToThreshold": ">="
    case "LessThanThreshold": "<"
    case "LessThanOrEqualToThreshold": "<="
    default: comparison ?? "?"
    }
  }

  private static func tells(_ alarm: Alarm) -> String {
    let names = alarm.actions.map { $0.split(separator: ":").last.map(String.init) ?? $0 }
    if names.isEmpty {
      return alarm.kind == .policy ? "every channel of perch watch" : "nobody: it has no action"
    }
    return names.joined(separator: ", ") + (alarm.actionsEnabled ? "" : " (actions are disabled)")
  }
}
