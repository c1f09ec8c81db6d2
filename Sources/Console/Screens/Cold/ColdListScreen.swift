import CellGrid
import InsightEngine
import ServerlessModel

/// Functions by what their cold starts add to p99.
struct ColdListScreen: PlainList {
  let place: Place
  var pane = ListPane(noun: "function", order: "ADDS")
  var seen = -1

  init(place: Place) { self.place = place }

  /// The anatomy of one function, or the list of a place.
  static func of(_ place: Place) -> any Screen {
    if case .resource(let name) = place { return ColdScreen(function: name) }
    return ColdListScreen(place: place)
  }

  var path: ViewPath { .list(.cold, of: place) }
  var subject: Subject { .cold(place) }
  func crumb(_ context: Context) -> String { "cold starts" }
  func empty(_ answer: Answer) -> String { answer.cold?.empty ?? "" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.cold.map { [ColdRows.functions($0)] } ?? []
  }
}

/// The cold runs of one function, part by part.
struct ColdScreen: PlainList {
  /// An ARN or a name.
  let function: String
  var pane = ListPane(noun: "row")
  var seen = -1

  init(function: String) { self.function = function }

  var path: ViewPath { .cold(of: function) }
  var place: Place { .resource(function) }
  var subject: Subject { .cold(place) }
  private var name: String { ResourceKind.parse(arn: function)?.name ?? function }

  func crumb(_ context: Context) -> String { "\(name) cold" }
  // Its crumb names the function already.
  func parents(_ context: Context) -> [any Screen] { [] }
  func empty(_ answer: Answer) -> String { answer.cold?.empty ?? "" }

  func head(_ context: Context) -> [[Span]] {
    guard let found = context.answer(subject)?.cold?.functions.first else { return [] }
    return [[Span(ColdRows.sentence(found.starts), .text, .bold)]]
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    guard let found = answer.cold?.functions.first else { return [] }
    return [
      ColdRows.parts(found), ColdRows.groups(found), ColdRows.slowest(found, context),
    ]
  }

  func linear(_ context: Context) -> [String]? {
    head(context).map { Text.clean($0.map(\.text).joined()) } + pane.linear
  }
}
