import CellGrid
import ServerlessModel

/// CloudWatch's alarms and the user's policies of a place.
struct AlarmsScreen: PlainList {
  let place: Place
  var pane = ListPane(noun: "alarm", order: "STATE")
  var seen = -1

  init(place: Place) { self.place = place }

  var path: ViewPath { .list(.alarms, of: place) }
  var subject: Subject { .alarms(place) }
  func crumb(_ context: Context) -> String { "alarms" }
  func empty(_ answer: Answer) -> String { answer.alarms?.empty ?? "" }

  func head(_ context: Context) -> [[Span]] {
    AlarmRows.problems(context.answer(subject)?.alarms?.problems ?? [])
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.alarms.map { [AlarmRows.section($0, context)] } ?? []
  }
}
