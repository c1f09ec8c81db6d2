import ServerlessModel

/// The sketches of an entity's hours, for spans of which no columns are kept.
final class HourSketches {
  private let hours: Statement

  /// The sketches on `database`.
  init(_ database: Connection) throws(ColumnError) {
    hours = try Statement(
      "SELECT id, data FROM run_hour WHERE id BETWEEN ?1 AND ?2", on: database)
  }

  /// Adds the hours that ended in a span, since what comes after its end is not known; answers the longest duration.
  func add(
    _ entity: UInt32, endedIn start: Int64, _ end: Int64, to scratch: inout SketchScratch
  ) throws(ColumnError) -> Int64 {
    let first = RollupTime.floor(start, RollupTime.hourMs)
    let last = RollupTime.floor(end, RollupTime.hourMs)
    var most: Int64 = 0
    guard first < last else { return most }
    hours.bind(
      RollupTime.key(entity, RollupTime.day(of: first)),
      RollupTime.key(entity, RollupTime.day(of: last.subtractingClamped(1))))
    defer { hours.reset() }
    while try hours.step() {
      let day = RollupTime.day(ofKey: hours.int(0)) * RollupTime.dayMs
      for (index, hour) in try RollupTable.decode(hours.bytes(1)).hours.enumerated() {
        let time = day + Int64(index) * RollupTime.hourMs
        guard hour.runs > 0, time >= first, time < last else { continue }
        scratch.add(hour.sketch)
        most = max(most, hour.total.maxDurationUs)
      }
    }
    return most
  }
}
