import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch rules`: the rules with their cards.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "The rules that perch judges by, or one of them in full.")

  @Argument(help: "The id of one rule.")
  var id: String?

  @Flag(help: "Print the reference page of all rules as Markdown.")
  var markdown = false

  @OptionGroup var output: FormatOptions

  func run() throws {
    let cards = Registry.cards.sorted { $0.id < $1.id }
    if markdown {
      var out = StandardOutput()
      try out.write(RulePage.markdown(cards))
      return try out.flush()
    }
    guard let id else {
      return try output.print(cards.map(Self.row), columns: Self.columns, empty: "No rules.")
    }
    guard let card = cards.first(where: { $0.id == id }) else {
      throw CommandFailure(
        .noInput, "There is no rule \(Quoted.text(id)). List them with: perch rules")
    }
    try output.print(Self.row(card)) { RulePage.text(card) }
  }

  static func row(_ card: RuleCard) -> Row {
    var row = Row()
    row.add("id", card.id)
    row.add("title", card.title)
    row.add("service", card.service)
    row.add("pillar", card.pillar.rawValue)
    row.add("sal", card.sal.rawValue)
    row.add("severity", card.severity.rawValue)
    row.add("needs", card.needs.map { "\($0)" })
    var parameters = Row()
    for parameter in card.parameters { parameters.add(parameter.name, parameter.value) }
    row.add("parameters", Value.object(parameters))
    row.add("why", card.why)
    row.add("fix", card.fix)
    row.add("sources", card.sources)
    return row
  }

  private static let columns: [Column] = [
    .text("RULE", "id"), .text("PILLAR", "pillar"), .text("SAL", "sal"),
    .text("SEVERITY", "severity"), .text("TITLE", "title"),
  ]
}
