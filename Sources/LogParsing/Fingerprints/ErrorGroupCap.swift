package import ServerlessModel

/// Keeps the number of error groups of one function and day within a limit.
///
/// Messages that never repeat, a body printed whole say, would else make a group each.
package struct ErrorGroupCap: Sendable {
  private let limit: Int
  private var groups: [Day: Set<ErrorGroupID>] = [:]

  private struct Day: Hashable {
    var resource: ResourceID
    var number: Int64
  }

  /// A cap of `limit` groups a function and UTC day.
  package init(limit: Int = 200) { self.limit = limit }

  /// Lets the record keep its group, or moves it to the overflow group of its class; give records in order of time.
  package mutating func admit(_ record: inout ErrorRecord) {
    let day = Day(
      resource: record.resource, number: record.time.floored(toSeconds: 86_400).milliseconds)
    if groups[day, default: []].contains(record.group) { return }
    guard groups[day, default: []].count >= limit else {
      groups[day, default: []].insert(record.group)
      return
    }
    record.frames = []
    record.group = Fingerprint.group(
      resource: record.resource, errorClass: record.errorClass, type: nil, message: "overflow",
      frames: [])
  }
}
