import InsightEngine
import ServerlessModel

extension Asking {
  private var groups: ErrorGroups {
    ErrorGroups(reading, in: question.window, marks: settings.marks)
  }

  /// The groups of a place, what needs a look first.
  func errors(_ place: Place) throws -> ErrorsAnswer {
    let resources = try resources(of: place)
    let names = Dictionary(
      resources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let standing = try resources.isEmpty ? [] : groups.standing(of: resources.map(\.id))
    return ErrorsAnswer(
      groups: standing.sorted {
        ($0.state.order, -$0.lastSeen.milliseconds, -$0.count) < (
          $1.state.order, -$1.lastSeen.milliseconds, -$1.count
        )
      }, names: names,
      empty: standing.isEmpty
        ? reason(.logs, of: place == .everything ? nil : resources, noun: "error") : "")
  }

  func errorGroup(_ id: ErrorGroupID) throws -> ErrorGroupAnswer {
    guard let group = try groups.group(id, of: try resources().map(\.id)) else {
      throw Unanswerable(
        "Error group \(id) was not seen up to \(at.clock)Z. E lists those that were.")
    }
    let span = group.count > 0 && group.lastSeen >= span.start ? span : past
    return ErrorGroupAnswer(
      group: group,
      records: try reading.errorRecords(in: id, span: span, limit: 200).sorted { $0.time > $1.time }
    )
  }
}
