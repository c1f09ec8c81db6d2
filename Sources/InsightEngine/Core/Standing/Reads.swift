import ServerlessModel

/// What one judgement read of its own resource, and of all others.
struct Reads: Hashable, Sendable {
  var own: Inputs = []
  var others: Inputs = []
}

/// Notes what is read while one resource is judged by one rule after another, all on one thread.
final class ReadLog {
  // Noted with everything that is read; the check of each access took longer than the note.
  @exclusivity(unchecked) private(set) var reads = Reads()

  func note(_ inputs: Inputs) { reads.own.formUnion(inputs) }

  func noteOthers(_ inputs: Inputs) { reads.others.formUnion(inputs) }

  /// What was read since the last asking.
  func take() -> Reads {
    defer { reads = Reads() }
    return reads
  }
}
