import CellGrid
import InsightEngine
import ServerlessModel

/// Limits, how much of them is used, and how long they last.
struct LimitsScreen: PlainList {
  var pane = ListPane(noun: "limit", order: "RUNS OUT FIRST")
  var seen = -1

  var path: ViewPath { .limits }
  var subject: Subject { .limits }
  func crumb(_ context: Context) -> String { "limits" }
  func empty(_ answer: Answer) -> String { answer.limits?.empty ?? "" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.limits.map { [LimitRows.section($0, context)] } ?? []
  }
}
