import InsightEngine
import ServerlessModel

/// Findings as a SARIF 2.1.0 log, which code scanning services take.
///
/// Rules carry their cards; muted, acknowledged and resolved findings are suppressed results, so that nothing a person
/// dealt with raises an alert again.
enum SARIFText {
  static func page(_ findings: [Finding], version: String) -> String {
    let cards = Self.cards(of: findings)
    var run = Row()
    run.add("tool", Value.object(tool(cards, version)))
    run.add("results", findings.map { result($0, cards) })
    run.add("columnKind", "utf16CodeUnits")
    var log = Row()
    log.add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    log.add("version", "2.1.0")
    log.add("runs", [run])
    return JSONText.page(.object(log))
  }

  /// The cards of the rules that found something, in the order of their ids.
  private static func cards(of findings: [Finding]) -> [RuleCard] {
    let ids = Set(findings.map(\.rule))
    return Registry.cards.filter { ids.contains($0.id) }.sorted { $0.id < $1.id }
  }

  private static func tool(_ cards: [RuleCard], _ version: String) -> Row {
    var driver = Row()
    driver.add("name", "perch")
    driver.add("semanticVersion", version)
    driver.add("informationUri", lens)
    driver.add("rules", cards.map(rule))
    var tool = Row()
    tool.add("driver", Value.object(driver))
    return tool
  }

  private static func rule(_ card: RuleCard) -> Row {
    var row = Row()
    row.add("id", card.id)
    row.add("name", name(card.id))
    row.add("shortDescription", message(card.title + "."))
    row.add("fullDescription", message(card.why))
    row.add("help", help(card))
    row.add("helpUri", lens)
    var configuration = Row()
    configuration.add("level", level(card.severity))
    row.add("defaultConfiguration", Value.object(configuration))
    var properties = Row()
    properties.add("pillar", card.pillar.rawValue)
    properties.add("lensQuestion", card.sal.rawValue)
    properties.add("tags", [card.pillar.rawValue, card.sal.rawValue, card.service])
    properties.add("sources", card.sources)
    row.add("properties", Value.object(properties))
    return row
  }

  /// What the nine questions are.
  private static let lens =
    "https://docs.aws.amazon.com/wellarchitected/latest/serverless-applications-lens/welcome.html"

  /// `lambda-timeout-occurred` as `LambdaTimeoutOccurred`, as readers of SARIF expect names.
  private static func name(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// What to do, in plain words and as Markdown with the limits that the rule judges by.
  private static func help(_ card: RuleCard) -> Value {
    var row = Row()
    row.add("text", card.fix)
    let limits = card.parameters.map { "- `\($0.name)`: \($0.text)\n" }.joined()
    row.add(
      "markdown",
      "\(card.why)\n\n**Fix**: \(card.fix)\n" + (limits.isEmpty ? "" : "\nJudged by:\n\n" + limits))
    return .object(row)
  }

  private static func result(_ finding: Finding, _ cards: [RuleCard]) -> Row {
    var row = Row()
    row.add("ruleId", finding.rule)
    row.add("ruleIndex", cards.firstIndex { $0.id == finding.rule })
    row.add("level", level(finding.severity))
    row.add("message", message(finding.summary))
    row.add("locations", [location(finding.resource)])
    var fingerprints = Row()
    fingerprints.add("perchFindingId/v1", finding.id)
    row.add("partialFingerprints", Value.object(fingerprints))
    if let suppression = suppression(finding) { row.add("suppressions", [suppression]) }
    row.add("properties", Value.object(properties(finding)))
    return row
  }

  private static func location(_ resource: ResourceID) -> Row {
    var logical = Row()
    logical.add("name", ResourceKind.parse(arn: resource.arn)?.name ?? resource.arn)
    logical.add("fullyQualifiedName", resource.arn)
    logical.add("kind", "resource")
    var location = Row()
    location.add("logicalLocations", [logical])
    return location
  }

  private static func suppression(_ finding: Finding) -> Row? {
    guard finding.state != .open else { return nil }
    var row = Row()
    row.add("kind", "external")
    row.add("status", "accepted")
    row.add("justification", finding.state.rawValue)
    return row
  }

  private static func properties(_ finding: Finding) -> Row {
    var row = FindingRow.row(finding)
    row.keep([
      "account", "region", "microservices", "firstSeen", "lastSeen", "count", "evidence",
      "parameters", "savingUSD",
    ])
    return row
  }

  private static func message(_ text: String) -> Value {
    var row = Row()
    row.add("text", text)
    return .object(row)
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .critical: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}
