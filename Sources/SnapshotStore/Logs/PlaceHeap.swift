import ServerlessModel

/// The places found so far, no more than are wanted, so that a question about many lines stays small.
struct PlaceHeap {
  private let wanted: Int
  private let newestFirst: Bool
  /// In the order asked for once there are as many as are wanted.
  private var places: [LogPlace] = []

  init(wanted: Int, newestFirst: Bool) {
    self.wanted = wanted
    self.newestFirst = newestFirst
  }

  var count: Int { places.count }

  mutating func add(_ found: [LogPlace]) {
    places += found
    guard places.count >= wanted else { return }
    places = Array(sorted().prefix(wanted))
  }

  func sorted() -> [LogPlace] { newestFirst ? places.sorted(by: >) : places.sorted() }

  /// Whether no line of this chunk or a later one can come before the last one wanted.
  func isDone(before candidate: LogCandidate) -> Bool {
    guard places.count >= wanted, let last = places.last?.time.milliseconds else { return false }
    return newestFirst ? last > candidate.last : last < candidate.first
  }

  /// Keeps only what no line of this chunk or a later one can come before; answers how far that reaches.
  mutating func cut(before candidate: LogCandidate) -> Instant {
    let end = Instant(milliseconds: newestFirst ? candidate.last + 1 : candidate.first)
    places = places.filter { newestFirst ? $0.time >= end : $0.time < end }
    return end
  }
}
