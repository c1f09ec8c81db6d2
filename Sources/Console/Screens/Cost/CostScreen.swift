import CellGrid
import InsightEngine
import ServerlessModel

/// Money by what spends it.
struct CostScreen: PlainList {
  let place: Place
  var pane = ListPane(noun: "row", order: "AMOUNT")
  var seen = -1

  init(place: Place) { self.place = place }

  var path: ViewPath { .list(.cost, of: place) }
  var subject: Subject { .cost(place) }
  func crumb(_ context: Context) -> String { "cost" }
  func empty(_ answer: Answer) -> String { answer.cost?.empty ?? "" }

  func head(_ context: Context) -> [[Span]] {
    context.answer(subject)?.cost.map { CostHead.lines($0) + [[]] } ?? []
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.cost.map { CostRows.sections($0, context) } ?? []
  }
}
