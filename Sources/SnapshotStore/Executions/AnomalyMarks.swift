import ServerlessModel

/// Says of runs whether they took far more than the runs of the day before the hour they began in.
struct AnomalyMarks {
  private var baselines: [UInt32: [Int64: RunBaseline]] = [:]

  /// Reads what is needed for runs of some resources that began at some hours.
  init(_ hours: [UInt32: Set<Int64>], _ question: Question) throws(ColumnError) {
    for (resource, hours) in hours {
      baselines[resource] = try question.baselines(of: resource, at: hours)
    }
  }

  /// `nil` where too few runs are known.
  func verdict(_ row: ExecutionRow, _ extra: ExecutionExtra?) -> Bool? {
    let memory = row.maxMemoryMB(extra)
    return baselines[row.resource]?[Self.hour(row.start)]?.isAnomalous(
      durationMs: row.duration == ExecutionRow.absent ? nil : Double(row.duration) / 1000,
      maxMemoryMB: memory == ExecutionRow.absent ? nil : Double(memory))
  }

  /// `nil` where too few runs are known, or its end is not.
  func verdict(_ run: Execution, of resource: UInt32) -> Bool? {
    baselines[resource]?[Self.hour(run.start.milliseconds)]?.isAnomalous(
      durationMs: run.duration?.milliseconds, maxMemoryMB: run.maxMemoryMB.map(Double.init))
  }

  /// Whole hours since 1970.
  static func hour(_ start: Int64) -> Int64 {
    RollupTime.floor(start, RollupTime.hourMs) / RollupTime.hourMs
  }
}

extension Question {
  /// What runs of a resource usually took in the day before each of some hours, counted from 1970.
  func baselines(
    of resource: UInt32, at hours: Set<Int64>
  ) throws(ColumnError) -> [Int64: RunBaseline] {
    var found = shelf.find(resource, hours)
    let missing = hours.subtracting(found.keys)
    guard !missing.isEmpty else { return found }
    var scan = BaselineScan(hours: missing)
    try scan.read(resource, self)
    let more = scan.baselines()
    shelf.keep(resource, more)
    found.merge(more) { _, new in new }
    return found
  }

  /// The hours in which runs of some resources began.
  func hours(
    of resources: [UInt32], from first: Int64, to end: Int64
  ) throws(ColumnError) -> [UInt32: Set<Int64>] {
    var found: [UInt32: Set<Int64>] = [:]
    for resource in resources {
      for header in try chunks(of: resource)
      where header.starts.least < end && header.starts.most >= first {
        let starts = try readStarts(header).starts
        for block in 0..<starts.column.blocks {
          try starts.decode(block: block, into: scratch.numbers, scratch: scratch.words)
          let held = min(BitPacking.block, header.count - block * BitPacking.block)
          for row in 0..<held where scratch.numbers[row] >= first && scratch.numbers[row] < end {
            found[resource, default: []].insert(AnomalyMarks.hour(scratch.numbers[row]))
          }
        }
      }
      for index in live.range(of: resource) {
        let start = live.set.rows[index].start
        if start >= first, start < end {
          found[resource, default: []].insert(AnomalyMarks.hour(start))
        }
      }
    }
    return found
  }
}

extension ColumnReader {
  /// Runs with the word on whether they are anomalous.
  func marked(_ runs: [Execution], on connection: Connection) throws(ColumnError) -> [Execution] {
    let question = try question(connection)
    var hours: [UInt32: Set<Int64>] = [:]
    for run in runs where run.duration != nil {
      guard let resource = question.number(of: run.resource) else { continue }
      hours[resource, default: []].insert(AnomalyMarks.hour(run.start.milliseconds))
    }
    let marks = try AnomalyMarks(hours, question)
    return runs.map { run in
      var marked = run
      marked.anomalous = question.number(of: run.resource).flatMap { marks.verdict(run, of: $0) }
      return marked
    }
  }
}
