import ServerlessModel

/// Exact percentiles of the durations of runs that ended in a span.
final class LatencyScan {
  private let question: Question
  private let sketches: Statement
  private var counts = [UInt32](repeating: 0, count: LatencyBucket.count)
  private var values: [Int64] = []

  /// A scan for one question, for one group of resources after another.
  init(_ question: Question) throws(ColumnError) {
    self.question = question
    sketches = try Statement(
      "SELECT data FROM run_day WHERE id BETWEEN ?1 AND ?2", on: question.database)
  }

  /// The percentiles of all runs of some resources together; `nil` where none ended in the span.
  ///
  /// `sketched` is the entity whose day sketches hold just those runs.
  func latency(
    _ resources: [UInt32], sketched: UInt32?, _ span: TimeSpan
  ) throws(ColumnError) -> Latency? {
    let start = span.start.milliseconds
    let end = span.end.milliseconds
    guard start < end else { return nil }
    if let sketched, let found = try sketchedLatency(resources, sketched, start, end) {
      return found.value
    }
    values.removeAll(keepingCapacity: true)
    for resource in resources { try gather(resource, start, end) }
    return Self.latency(sorting: &values, &counts)
  }

  private struct Found { var value: Latency? }

  /// Whole days: the sketches say which bucket each rank lies in, so only those buckets are gathered.
  private func sketchedLatency(
    _ resources: [UInt32], _ entity: UInt32, _ start: Int64, _ end: Int64
  ) throws(ColumnError) -> Found? {
    guard let days = try wholeDays(resources, start, end) else { return nil }
    var sketch = try sketch(of: entity, days)
    for resource in resources { addLive(resource, start, end, to: &sketch) }
    let count = sketch.count
    guard count > 0, let last = sketch.entries.last?.bucket else { return Found(value: nil) }
    let places = [0.5, 0.95, 0.99].compactMap {
      sketch.bucket(ofRank: LatencySketch.rank($0, of: count))
    }
    guard places.count == 3 else { return nil }
    let buckets = places.map(\.bucket) + [last]
    var gathering = BucketGathering(buckets)
    for resource in resources {
      try gather(resource, days, into: &gathering)
      forEachLive(resource, start, end) { gathering.add($0) }
    }
    let answers = zip([0.5, 0.95, 0.99], places).compactMap { share, place in
      gathering.value(
        of: place.bucket, rank: LatencySketch.rank(share, of: count) - place.below - 1)
    }
    guard answers.count == 3, let most = gathering.longest(of: last) else { return nil }
    return Found(value: Self.latency(answers, most, count))
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

  private func sketch(
    of entity: UInt32, _ days: Range<Int64>
  ) throws(ColumnError) -> LatencySketch {
    sketches.bind(
      RollupTime.key(entity, RollupTime.day(of: days.lowerBound)),
      RollupTime.key(entity, RollupTime.day(of: days.upperBound.subtractingClamped(1))))
    defer { sketches.reset() }
    var scratch = SketchScratch()
    while try sketches.step() { try Self.add(sketches.bytes(0), to: &scratch) }
    return scratch.take()
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

  private func addLive(
    _ resource: UInt32, _ start: Int64, _ end: Int64, to sketch: inout LatencySketch
  ) {
    var scratch = SketchScratch()
    forEachLive(resource, start, end) { scratch.add(bucket: LatencyBucket.index(of: $0)) }
    sketch.merge(scratch.take())
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
  private func gather(
    _ resource: UInt32, _ days: Range<Int64>, into gathering: inout BucketGathering
  ) throws(ColumnError) {
    for header in try question.chunks(of: resource)
    where header.known.most >= days.lowerBound && header.known.least < days.upperBound {
      guard gathering.meets(header.durations) else { continue }
      let isInside = header.known.least >= days.lowerBound && header.known.most < days.upperBound
      if isInside, header.flags & ChunkFlag.running == 0 {
        let chunk = try question.read(header, only: [.duration])
        let (column, scale) = try chunk.durations()
        try gathering.add(column, scale, question.scratch)
      } else {
        try forEachDuration(header, days.lowerBound, days.upperBound) { gathering.add($0) }
      }
    }
  }

  private func gather(
    _ resource: UInt32, _ start: Int64, _ end: Int64
  ) throws(ColumnError) {
    for header in try question.chunks(of: resource)
    where header.known.most >= start && header.known.least < end {
      try forEachDuration(header, start, end) { values.append($0) }
    }
    forEachLive(resource, start, end) { values.append($0) }
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

  private static func latency(_ answers: [Int64], _ most: Int64, _ count: Int) -> Latency {
    Latency(
      p50: Elapsed(microseconds: answers[0]), p95: Elapsed(microseconds: answers[1]),
      p99: Elapsed(microseconds: answers[2]), max: Elapsed(microseconds: most), count: count)
  }

  /// Counts into buckets, then sorts only the buckets that hold a wanted rank.
  private static func latency(sorting values: inout [Int64], _ counts: inout [UInt32]) -> Latency? {
    guard let first = values.first else { return nil }
    let most = values.reduce(first, max)
    if values.count < 4096 {
      values.sort()
      let answers = [0.5, 0.95, 0.99].map { values[LatencySketch.rank($0, of: values.count) - 1] }
      return latency(answers, most, values.count)
    }
    for value in values { counts[Int(LatencyBucket.index(of: value))] &+= 1 }
    let sketch = LatencySketch(
      entries: counts.indices.filter { counts[$0] > 0 }.map {
        .init(bucket: UInt16($0), count: counts[$0])
      })
    for entry in sketch.entries { counts[Int(entry.bucket)] = 0 }
    let ranks = [0.5, 0.95, 0.99].map { LatencySketch.rank($0, of: values.count) }
    let places = ranks.compactMap { sketch.bucket(ofRank: $0) }
    var gathering = BucketGathering(places.map(\.bucket))
    for value in values { gathering.add(value) }
    let answers = zip(ranks, places).compactMap { rank, place in
      gathering.value(of: place.bucket, rank: rank - place.below - 1)
    }
    return answers.count == 3 ? latency(answers, most, values.count) : nil
  }
}
