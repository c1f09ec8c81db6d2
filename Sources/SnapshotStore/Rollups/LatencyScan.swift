import ServerlessModel

/// Percentiles of the durations of runs that ended in a span: exact, but for what was thinned.
final class LatencyScan {
  private let question: Question
  private let sketches: Statement
  private let hourSketches: HourSketches
  /// Before it no columns are kept.
  private let thinnedEnd: Int64
  private var counts = [UInt32](repeating: 0, count: LatencyBucket.count)
  private var values: [Int64] = []
  private var scratch = SketchScratch()

  /// A scan for one question, for one group of resources after another.
  init(_ question: Question) throws(ColumnError) {
    self.question = question
    hourSketches = try HourSketches(question.database)
    thinnedEnd =
      try StateTable(question.database).firstWholeDay() &* RollupTime.dayMs
    sketches = try Statement(
      "SELECT data FROM run_day WHERE id BETWEEN ?1 AND ?2", on: question.database)
  }

  /// The percentiles of all runs of some resources together; `nil` where none ended in the span.
  ///
  /// `sketched` is the entity whose day sketches hold just those runs.
  func latency(
    _ resources: [UInt32], sketched: UInt32?, _ span: TimeSpan
  ) throws(ColumnError) -> Latency? {
    try latencies([(resources, sketched)], span)[0]
  }

  /// The percentiles of several groups of resources, each as `latency` answers them, in one pass over the file.
  func latencies(
    _ groups: [(resources: [UInt32], sketched: UInt32?)], _ span: TimeSpan
  ) throws(ColumnError) -> [Latency?] {
    let start = span.start.milliseconds
    let end = span.end.milliseconds
    var found = [Latency?](repeating: nil, count: groups.count)
    guard start < end else { return found }
    var sketched: [SketchedLatency] = []
    var places: [Int] = []
    for (place, group) in groups.enumerated() {
      if let entity = group.sketched, start < thinnedEnd {
        found[place] = try approximate(group.resources, entity, start, end)
      } else if let entity = group.sketched, let days = try wholeDays(group.resources, start, end) {
        sketched.append(try self.sketched(group.resources, entity, days, start, end))
        places.append(place)
      } else {
        found[place] = try scanned(group.resources, start, end)
      }
    }
    try gather(&sketched, start, end)
    for (index, place) in places.enumerated() where !sketched[index].isEmpty {
      if let latency = sketched[index].latency() {
        found[place] = latency
      } else {
        found[place] = try scanned(groups[place].resources, start, end)
      }
    }
    return found
  }

  /// The percentiles of all durations, each looked at.
  private func scanned(
    _ resources: [UInt32], _ start: Int64, _ end: Int64
  ) throws(ColumnError) -> Latency? {
    values.removeAll(keepingCapacity: true)
    for resource in resources {
      try forEachDuration(resource, start, end) { values.append($0) }
    }
    return Self.latency(sorting: &values, &counts)
  }

  /// The days of a span that begins and ends with days, or where no run lies between its edges and theirs.
  private func wholeDays(
    _ resources: [UInt32], _ start: Int64, _ end: Int64
  ) throws(ColumnError) -> Range<Int64>? {
    let low = RollupTime.floor(start, RollupTime.dayMs)
    let high = RollupTime.floor(end.addingClamped(RollupTime.dayMs - 1), RollupTime.dayMs)
    guard low != start || high != end else { return low..<high }
    for resource in resources {
      for header in try question.chunks(of: resource) {
        let known = header.known
        if low < start, known.least < start, known.most >= low { return nil }
        if high > end, known.most >= end, known.least < high { return nil }
      }
    }
    return low..<high
  }

  private func sketched(
    _ resources: [UInt32], _ entity: UInt32, _ days: Range<Int64>, _ start: Int64, _ end: Int64
  ) throws(ColumnError) -> SketchedLatency {
    sketches.bind(
      RollupTime.key(entity, RollupTime.day(of: days.lowerBound)),
      RollupTime.key(entity, RollupTime.day(of: days.upperBound.subtractingClamped(1))))
    defer { sketches.reset() }
    while try sketches.step() { try Self.add(sketches.bytes(0), to: &scratch) }
    for resource in resources {
      forEachLive(resource, start, end) { scratch.add(bucket: LatencyBucket.index(of: $0)) }
    }
    return SketchedLatency(resources, days, scratch.take())
  }

  /// The percentiles by the sketches of the hours that ended in a span, and by the runs of an hour that is not over.
  private func approximate(
    _ resources: [UInt32], _ entity: UInt32, _ start: Int64, _ end: Int64
  ) throws(ColumnError) -> Latency? {
    values.removeAll(keepingCapacity: true)
    let last = max(start, RollupTime.floor(end, RollupTime.hourMs))
    for resource in resources {
      if last >= thinnedEnd { try forEachCompacted(resource, last, end) { values.append($0) } }
      forEachLive(resource, start, end) { values.append($0) }
    }
    for value in values { scratch.add(bucket: LatencyBucket.index(of: value)) }
    let most = try hourSketches.add(entity, endedIn: start, end, to: &scratch)
    return Latency(scratch.take(), longest: max(most, values.max() ?? 0))
  }

  private static func add(
    _ bytes: [UInt8], to scratch: inout SketchScratch
  ) throws(ColumnError) {
    let result: Result<Void, ColumnError> = bytes.withUnsafeBytes { buffer in
      do throws(ColumnError) {
        var reader = ByteReader(buffer, "latency sketch")
        return .success(try scratch.add(stored: &reader))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  private func forEachLive(
    _ resource: UInt32, _ start: Int64, _ end: Int64, _ body: (Int64) -> Void
  ) {
    let live = question.live.set
    for index in question.live.range(of: resource) {
      let row = live.rows[index]
      let known = row.known(live.extra(at: index))
      guard known >= start, known < end, row.duration != ExecutionRow.absent, !row.isRunning else {
        continue
      }
      body(row.duration)
    }
  }
}

extension LatencyScan {
  /// Gathers what all of them need, chunk by chunk in the order of the file.
  private func gather(
    _ sketched: inout [SketchedLatency], _ start: Int64, _ end: Int64
  ) throws(ColumnError) {
    var headers: [ChunkHeader] = []
    var owners: [Int] = []
    for index in sketched.indices where !sketched[index].isEmpty {
      for resource in sketched[index].resources {
        for header in try question.chunks(of: resource) where sketched[index].meets(header) {
          headers.append(header)
          owners.append(index)
        }
        forEachLive(resource, start, end) { sketched[index].add($0) }
      }
    }
    for place in headers.placesInFile {
      try gather(headers[place], into: &sketched[owners[place]])
    }
  }

  private func gather(
    _ header: ChunkHeader, into sketched: inout SketchedLatency
  ) throws(ColumnError) {
    guard sketched.holdsAll(header) else {
      let days = sketched.days
      return try forEachDuration(header, days.lowerBound, days.upperBound) { sketched.add($0) }
    }
    guard sketched.needsDurations(of: header) else { return }
    let (column, scale) = try question.read(header, only: [.duration]).durations()
    try sketched.add(column, scale, question.scratch)
  }

  /// The durations of the runs of a resource that ended in a span.
  func forEachDuration(
    _ resource: UInt32, _ start: Int64, _ end: Int64, _ body: (Int64) -> Void
  ) throws(ColumnError) {
    guard start < end else { return }
    try forEachCompacted(resource, start, end, body)
    forEachLive(resource, start, end, body)
  }

  private func forEachCompacted(
    _ resource: UInt32, _ start: Int64, _ end: Int64, _ body: (Int64) -> Void
  ) throws(ColumnError) {
    for header in try question.chunks(of: resource)
    where header.known.most >= start && header.known.least < end {
      try forEachDuration(header, start, end, body)
    }
  }

  /// The durations of rows whose outcome became known in a span.
  private func forEachDuration(
    _ header: ChunkHeader, _ start: Int64, _ end: Int64, _ body: (Int64) -> Void
  ) throws(ColumnError) {
    var chunk = try question.read(header, only: [.start, .end, .duration])
    let starts = try chunk.starts()
    let low = starts.block(reaching: start.subtractingClamped(header.delay))
    let high = starts.block(holding: end.subtractingClamped(1))
    guard low <= high else { return }
    let ends = try chunk.column(.end)
    if header.flags & ChunkFlag.running != 0 || ends.mode != .constant || ends.exceptionCount > 0 {
      chunk = try question.read(header)
      let set = try question.decoder.rows(of: chunk, low..<high + 1, resource: 0)
      for row in set.rows where row.duration != ExecutionRow.absent && !row.isRunning {
        let known = row.known(set.extra(of: row))
        if known >= start, known < end { body(row.duration) }
      }
      return
    }
    try forEachPlain(chunk, starts, low..<high + 1, delay: ends.base, start, end, body)
  }

  /// Rows of which every end follows the duration by the same delay, or none is known.
  private func forEachPlain(
    _ chunk: ChunkBlob, _ starts: TimeColumn, _ blocks: Range<Int>, delay: Int64, _ start: Int64,
    _ end: Int64, _ body: (Int64) -> Void
  ) throws(ColumnError) {
    let scratch = question.scratch
    let (durations, scale) = try chunk.durations()
    for (place, block) in blocks.enumerated() {
      starts.decode(
        block: block, into: scratch.more + place * BitPacking.block, scratch: scratch.words)
    }
    try durations.decode(blocks: blocks, into: scratch.numbers, scratch: scratch.words)
    let first = blocks.lowerBound * BitPacking.block
    let held = min(chunk.count, blocks.upperBound * BitPacking.block) - first
    for row in 0..<held where scratch.numbers[row] != IntColumn.absent {
      let duration = scratch.numbers[row] &* scale
      var known = scratch.more[row]
      if delay != IntColumn.absent { known = known &+ duration / 1000 &+ delay }
      if known >= start, known < end { body(duration) }
    }
  }

  /// Counts into buckets, then sorts only the buckets that hold a wanted rank.
  private static func latency(sorting values: inout [Int64], _ counts: inout [UInt32]) -> Latency? {
    guard let first = values.first else { return nil }
    let most = values.reduce(first, max)
    if values.count < 4096 {
      values.sort()
      let ranks = SketchedLatency.shares.map { LatencySketch.rank($0, of: values.count) }
      return Latency(ranks.map { values[$0 - 1] }, longest: most, count: values.count)
    }
    for value in values { counts[Int(LatencyBucket.index(of: value))] &+= 1 }
    let sketch = LatencySketch(
      entries: counts.indices.filter { counts[$0] > 0 }.map {
        .init(bucket: UInt16($0), count: counts[$0])
      })
    for entry in sketch.entries { counts[Int(entry.bucket)] = 0 }
    let ranks = SketchedLatency.shares.map { LatencySketch.rank($0, of: values.count) }
    let places = ranks.compactMap { sketch.bucket(ofRank: $0) }
    var gathering = BucketGathering(places.map(\.bucket))
    for value in values { gathering.add(value) }
    let answers = zip(ranks, places).compactMap { rank, place in
      gathering.value(of: place.bucket, rank: rank - place.below - 1)
    }
    return answers.count == 3 ? Latency(answers, longest: most, count: values.count) : nil
  }
}
