import ServerlessModel

/// The newest run that was numbered of a request.
struct PastRun {
  var firstStart: Instant
  var lastStart: Instant
  var number: Int32
  /// The number of its stream.
  var stream: Int32
  var isOpen = false

  init(
    _ attempt: RequestAttempts.Attempt, lastStart: Instant, stream: Int32, isOpen: Bool = false
  ) {
    firstStart = attempt.firstStart
    self.lastStart = lastStart
    number = Int32(clamping: attempt.number)
    self.stream = stream
    self.isOpen = isOpen
  }
}

/// Past runs by request id, one behind the other: there are as many as runs in a quarter of an hour.
struct PastRuns {
  private var runs: [PastRun] = []
  private var table = RequestTable()

  subscript(id: RequestID) -> PastRun? { table[id].map { runs[$0] } }

  mutating func put(_ run: PastRun, of id: RequestID) {
    let place = table.number(of: id, next: runs.count)
    if place < runs.count { runs[place] = run } else { runs.append(run) }
  }

  /// Keeps the runs that `isKept` says.
  mutating func keep(where isKept: (PastRun) -> Bool) {
    let kept = table.all.map { (id: $0.id, run: runs[$0.number]) }.filter { isKept($0.run) }
    removeAll()
    for (id, run) in kept { put(run, of: id) }
  }

  mutating func removeAll() {
    runs.removeAll(keepingCapacity: true)
    table.removeAll()
  }
}

/// Numbers for the names of streams, since many runs are of one stream.
struct StreamNumbers {
  private var numbers: [String: Int32] = [:]
  private var last: (name: String, number: Int32)?

  /// The number of no stream.
  static let none: Int32 = -1

  mutating func number(of name: String?) -> Int32 {
    guard let name else { return Self.none }
    if let last, last.name == name { return last.number }
    let number = numbers[name] ?? Int32(numbers.count)
    numbers[name] = number
    last = (name, number)
    return number
  }
}
