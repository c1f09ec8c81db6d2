import CellGrid
import InsightEngine
import ServerlessModel

/// Deployments, newest first.
struct DeploymentsScreen: PlainList {
  var pane = ListPane(noun: "deployment", order: "NEWEST")
  var seen = -1

  var path: ViewPath { .deployments }
  var subject: Subject { .deployments }
  func crumb(_ context: Context) -> String { "deployments" }
  func empty(_ answer: Answer) -> String { answer.deployments?.empty ?? "" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.deployments.map { [DeploymentRows.section($0, context)] } ?? []
  }
}

/// What feeds a resource, and what it feeds.
struct NeighboursScreen: PlainList {
  let resource: String
  var pane = ListPane(noun: "neighbour")
  var seen = -1

  init(resource: String) { self.resource = resource }

  var path: ViewPath { .resource(resource, .overview) }
  var place: Place { .resource(resource) }
  var subject: Subject { .neighbours(resource) }
  func crumb(_ context: Context) -> String { "neighbours" }
  func empty(_ answer: Answer) -> String { answer.neighbours?.empty ?? "" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.neighbours.map { NeighbourRows.sections($0, context) } ?? []
  }
}

/// Looks for what was pasted, and goes there.
struct FindScreen: Screen {
  let text: String

  var path: ViewPath { .fleet }
  var showsDay: Bool { false }
  var hints: [Action] { [.command] }
  private var subject: Subject { .find(text) }

  init(text: String) { self.text = text }

  func crumb(_ context: Context) -> String { "find" }
  func needs(_ context: Context) -> [Question] { [context.question(subject)] }
  mutating func settle(_ context: Context) {}
  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard action == .open, let view = context.answer(subject)?.found?.view else { return nil }
    return [.replace(Screens.screen(for: view))]
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    grid.put("find \(text)", x: rect.x + 1, y: rect.y, .header, width: rect.width - 2)
    let place = rect.inset(top: 2)
    if let notice = context.notice(subject) { return notice.draw(into: &grid, in: place) }
    Notice.empty(context.answer(subject)?.found?.sentence ?? "").draw(into: &grid, in: place)
  }

  func linear(_ context: Context) -> [String]? {
    [context.answer(subject)?.found?.sentence ?? "looking for \(Text.clean(text))"]
  }
}
