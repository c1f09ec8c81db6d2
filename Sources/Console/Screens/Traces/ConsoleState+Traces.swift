import CellGrid
import ServerlessModel

extension ConsoleState {
  /// The trace of the run that is selected; where no run is, the traces of the place.
  mutating func openTraces() -> [Effect] {
    guard let list = top.list, let row = list.selectedRow, case .execution = row.target else {
      push(TracesScreen(place: top.place))
      return []
    }
    let columns = list.selectedSection?.columns ?? []
    let field = columns.firstIndex { $0.id == "trace" }.map { row.fields[$0].text }
    guard let id = field.flatMap({ TraceID($0) }) else {
      message = "this run names no trace; Enter opens it and says why"
      return []
    }
    push(TraceScreen(id: id.description))
    return []
  }
}
