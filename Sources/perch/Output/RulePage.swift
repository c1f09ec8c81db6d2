import InsightEngine
import ServerlessModel

/// The rules' cards as pages for people.
enum RulePage {
  /// The reference page of all rules.
  static func markdown(_ cards: [RuleCard]) -> String {
    var page = "# Rules\n\nMade by `perch rules --markdown` from the rules' cards; do not edit.\n"
    for card in cards {
      page += "\n## \(card.id)\n\n\(card.title). \(card.pillar.rawValue), \(card.sal.rawValue), "
      page += "\(card.severity.rawValue).\n\n\(card.why)\n\nFix: \(card.fix)\n"
      if !card.parameters.isEmpty { page += "\n" }
      for parameter in card.parameters { page += "- `\(parameter.name)`: \(parameter.text)\n" }
      page += "\nSources: " + card.sources.joined(separator: "; ") + "\n"
    }
    return page
  }

  /// One card for a terminal.
  static func text(_ card: RuleCard) -> String {
    var lines = [
      "\(card.id)  \(card.pillar.rawValue) \(card.sal.rawValue) \(card.severity.rawValue)",
      card.title, "", "Why      \(card.why)", "Fix      \(card.fix)",
      "Judges   " + card.kinds.map(\.title).joined(separator: ", "),
      "Needs    " + card.needs.map { "\($0)" }.joined(separator: ", "),
    ]
    lines += card.parameters.map { "Default  \($0.name) \($0.text)" }
    lines += card.sources.map { "Source   \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
