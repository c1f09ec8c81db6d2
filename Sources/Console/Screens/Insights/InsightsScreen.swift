import CellGrid
import InsightEngine
import ServerlessModel

/// Findings of a place, grouped as one likes.
struct InsightsScreen: PlainList {
  enum Grouping: Int, CaseIterable, Hashable, Sendable {
    case severity = 1
    case pillar, question, resource, unknown

    var title: String {
      switch self {
      case .severity: "Severity"
      case .pillar: "Pillar"
      case .question: "Question"
      case .resource: "Resource"
      case .unknown: "Not judged"
      }
    }
  }

  let place: Place
  private(set) var grouping = Grouping.severity
  var pane = ListPane(noun: "finding", order: "SEVERITY")
  var seen = -1

  init(place: Place, filter: String = "") {
    self.place = place
    pane.set(filter: RowFilter(filter))
  }

  var path: ViewPath { .list(.insights, of: place, filter: pane.filter?.text ?? "") }
  var subject: Subject { .insights(place) }
  var hints: [Action] { [.open, .tab(2), .filter, .acknowledge, .mute, .why, .export] }
  var hintWords: [Action: String] { [.tab(2): "by pillar"] }

  func crumb(_ context: Context) -> String { "insights" }
  func empty(_ answer: Answer) -> String {
    grouping == .unknown ? "every rule could be judged" : answer.insights?.empty ?? ""
  }
  func findings(_ context: Context) -> [Finding] {
    context.answer(subject)?.insights?.findings ?? []
  }

  func head(_ context: Context) -> [[Span]] {
    let tabs = Grouping.allCases.map { grouping in
      let text = "\(grouping.rawValue) \(grouping.title)"
      return grouping == self.grouping
        ? Span("[\(text)]  ", .accent, .bold) : Span("\(text)  ", .dim)
    }
    return [[Span("by ", .dim)] + tabs]
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard case .tab(let number) = action else { return performOnRow(action, context) }
    guard let next = Grouping(rawValue: number) else { return nil }
    grouping = next
    pane.noun = next == .unknown ? "row" : "finding"
    seen = -1
    return []
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    guard let answer = answer.insights else { return [] }
    if grouping == .unknown { return unknown(answer.unknown) }
    let all = FindingRows.section(answer, context)
    guard grouping != .severity else { return [all] }
    var groups: [(key: String, title: String, rows: [ListRow])] = []
    for (finding, row) in zip(answer.findings, all.rows) {
      let (key, title) = group(finding, answer)
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].rows.append(row)
      } else {
        groups.append((key, title, [row]))
      }
    }
    var sections = groups.map { group in
      ListSection(
        id: group.key, title: "\(group.title)  \(group.rows.count)", columns: all.columns,
        rows: group.rows, nameColumn: all.nameColumn)
    }
    if !sections.isEmpty { sections[sections.count - 1].notes = all.notes }
    return sections
  }

  /// What could not be judged, a section for each kind of thing that is missing.
  private func unknown(_ groups: [UnknownGroup]) -> [ListSection] {
    UnknownGroup.Kind.allCases.compactMap { kind in
      let mine = groups.filter { $0.kind == kind }
      guard !mine.isEmpty else { return nil }
      var section = UnknownRows.section(kind.title, mine)
      section.id = kind.title
      return section
    }
  }

  private func group(_ finding: Finding, _ answer: InsightsAnswer) -> (String, String) {
    switch grouping {
    case .severity, .unknown: (finding.severity.rawValue, finding.severity.rawValue)
    case .pillar: (finding.pillar.rawValue, finding.pillar.title)
    case .question: (finding.sal.rawValue, "\(finding.sal.rawValue) \(finding.sal.text)")
    case .resource: (finding.resource.arn, answer.names[finding.resource] ?? finding.resource.arn)
    }
  }
}

/// One finding with its evidence, and what to do.
struct FindingScreen: Screen {
  let finding: Finding
  private(set) var offset = 0
  private var height = 10
  private var width = 78

  init(finding: Finding) { self.finding = finding }

  var path: ViewPath { .insights(filter: finding.rule) }
  var place: Place { .resource(finding.resource.arn) }
  var showsDay: Bool { false }
  var hints: [Action] { [.open, .acknowledge, .mute, .previousItem, .copyID, .copyARN] }
  var taken: Taken? { Taken(id: finding.id, arn: finding.resource.arn) }
  var findingID: String? { finding.id }

  func crumb(_ context: Context) -> String { finding.rule }
  func needs(_ context: Context) -> [Question] { [] }
  func extras(_ context: Context) -> [Question] {
    finding.severity == .critical ? [context.question(.why(finding.id))] : []
  }
  func status(_ context: Context) -> String { context.place ?? "" }

  mutating func settle(_ context: Context) {
    height = context.bodyWithDay(false).height
    width = min(110, context.size.width - 3)
    offset = max(0, min(offset, lines(context).count - height))
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .moveDown: offset += 1
    case .moveUp: offset = max(0, offset - 1)
    case .pageDown, .halfDown: offset += height / 2
    case .pageUp, .halfUp: offset = max(0, offset - height / 2)
    case .top: offset = 0
    case .bottom: offset = .max / 2
    case .open: return [.push(ResourceScreen(resource: finding.resource.arn))]
    default: return nil
    }
    return []
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    ScrollView(lines(context), offset: offset).draw(into: &grid, in: rect)
  }

  func linear(_ context: Context) -> [String]? {
    lines(context).map { Text.clean($0.map(\.text).joined()) }
  }

  private func lines(_ context: Context) -> [[Span]] {
    var lines: [[Span]] = [
      [
        Span("\(finding.severity.glyph)\(finding.severity.letter) ", finding.severity.role, .bold),
        Span(finding.title, .title, .bold),
      ],
      [Span(finding.summary, .accent)], [],
    ]
    func fact(_ label: String, _ text: String, _ role: Role = .text) {
      for (index, part) in Text.wrap(text, to: max(20, width - 12)).enumerated() {
        lines.append([Span(Text.pad(index == 0 ? label : "", to: 11), .dim), Span(part, role)])
      }
    }
    fact("where", place(context))
    fact(
      "since",
      "\(finding.firstSeen.date) \(finding.firstSeen.clock)Z, last \(finding.lastSeen.clock)Z")
    fact(
      "noticed",
      "\(finding.noticedAt.date) \(finding.noticedAt.clock)Z, \(Format.counted(finding.count, "judgement"))\(finding.reopened > 0 ? ", reopened \(finding.reopened)" : "")"
    )
    fact("state", finding.state.rawValue)
    fact(
      "pillar", "\(finding.pillar.title), lens question \(finding.sal.rawValue)",
      finding.pillar.role)
    lines.append([])
    if let cause = context.answer(.why(finding.id))?.why ?? nil { fact("why now", cause, .accent) }
    fact("why", finding.why)
    lines.append([])
    fact("fix", finding.remediation, .ok)
    if let saving = finding.savingUSD { fact("saves", "\(Format.usd(saving)) a month", .cost) }
    lines += values("Evidence", finding.evidence) + values("Judged by", finding.parameters)
    if !finding.references.isEmpty {
      lines.append([])
      for reference in finding.references { fact("source", reference, .dim) }
    }
    return lines
  }

  private func place(_ context: Context) -> String {
    let name = ResourceKind.parse(arn: finding.resource.arn)?.name ?? finding.resource.arn
    let services = finding.microservices.joined(separator: ", ")
    return "\(services.isEmpty ? "" : services + " / ")\(name), \(finding.resource.region), "
      + context.accountName(finding.resource.account)
  }

  private func values(_ title: String, _ values: [Evidence]) -> [[Span]] {
    guard !values.isEmpty else { return [] }
    var lines: [[Span]] = [[], [Span(title, .header, .bold)]]
    for value in values {
      let words = Text.wrap(value.value.words, to: max(20, width - 30))
      for (index, part) in words.enumerated() {
        lines.append([
          Span(Text.pad(index == 0 ? "  \(value.name)" : "", to: 28), .dim), Span(part),
        ])
      }
    }
    return lines
  }
}

extension Evidence.Value {
  /// The value as text.
  var words: String {
    switch self {
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15
        ? Format.count(Int(number)) : Figures.fixed(number, abs(number) < 1 ? 4 : 2)
    case .text(let text): text
    case .list(let list): list.joined(separator: ", ")
    }
  }
}
