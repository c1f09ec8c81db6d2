import CellGrid
import InsightEngine
import ServerlessModel

/// A policy that is being written for one row: its parts, and when it would have fired.
struct PolicyScreen: PlainList {
  /// Its draft is the user's; as long as it has none the answer's is shown.
  private var topic: PolicyTopic
  private var resource: ResourceID?
  var pane = ListPane(noun: "row", order: "")
  var seen = -1

  init(row: PolicyTopic.Row) { topic = PolicyTopic(row: row) }

  var path: ViewPath { .alarms }
  var place: Place { resource.map { .resource($0.arn) } ?? .everything }
  var subject: Subject { .policy(topic) }
  var hints: [Action] { [.columnRight, .open, .export, .why] }
  var hintWords: [Action: String] {
    [.columnRight: "change", .open: "save", .export: "as a file"]
  }

  func crumb(_ context: Context) -> String { "new policy" }
  func empty(_ answer: Answer) -> String { "" }
  func status(_ context: Context) -> String {
    context.isStale(subject) ? "rehearsing…" : context.answer(subject) == nil ? "" : "rehearsed"
  }

  mutating func settle(_ context: Context) {
    resource = draft(context)?.resource
    settleList(context)
  }

  func head(_ context: Context) -> [[Span]] {
    guard let draft = draft(context) else { return [] }
    return [
      [
        Span("Policy for ", .dim), Span(draft.resourceName, .title, .bold),
        Span("  tell me when ", .dim), Span(draft.words, .accent, .bold),
      ], [],
    ]
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    guard let answer = answer.policy else { return [] }
    let draft = topic.draft ?? answer.draft
    return [
      PolicyRows.parts(draft), PolicyRows.firings(answer, context, isStale: draft != answer.draft),
    ]
  }

  mutating func moveSideways(_ delta: Int, _ context: Context) -> [Request]? {
    turn(delta, context)
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .columnLeft: return turn(-1, context)
    case .columnRight: return turn(1, context)
    case .open where selectedPart != nil:
      guard let draft = draft(context) else { return [] }
      return [.effect(.save(.policy(draft.policy)))]
    case .export:
      guard let draft = draft(context) else { return nil }
      let policy = draft.policy
      return [
        .effect(
          .writeFile(name: "\(policy.name).yaml", contents: PolicyYAML.yaml(policy)))
      ]
    default: return performOnRow(action, context)
    }
  }

  private var selectedPart: PolicyDraft.Part? {
    pane.selectedRow.flatMap { PolicyDraft.Part(rawValue: $0.id) }
  }

  private func draft(_ context: Context) -> PolicyDraft? {
    topic.draft ?? context.answer(subject)?.policy?.draft
  }

  private mutating func turn(_ delta: Int, _ context: Context) -> [Request]? {
    guard var draft = draft(context) else { return nil }
    draft.turn(selectedPart ?? .limit, delta)
    topic.draft = draft
    seen = -1
    return []
  }
}
