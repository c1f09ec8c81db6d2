import ServerlessModel

/// When the details of resources were read, in the form that a recording keeps it in: a line for each.
enum DetailAges {
  /// The name of the note.
  static func note(_ lane: CollectorLane) -> String { "collector details " + lane.name }

  static func write(_ ages: [ResourceID: Instant]) -> String {
    ages.sorted { $0.key < $1.key }.map { "\($0.value.milliseconds / 1000) \($0.key.arn)" }
      .joined(separator: "\n")
  }

  static func read(_ text: String?) -> [ResourceID: Instant] {
    var ages: [ResourceID: Instant] = [:]
    for line in (text ?? "").split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let seconds = Int64(parts[0]), abs(seconds) < 1 << 40 else {
        continue
      }
      ages[ResourceID(arn: String(parts[1]))] = Instant(milliseconds: seconds * 1000)
    }
    return ages
  }
}
