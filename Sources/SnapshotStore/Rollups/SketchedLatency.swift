import ServerlessModel

/// The percentiles of some resources over whole days, whose sketches say which bucket each rank lies in,
/// so that only the durations of those buckets are gathered.
struct SketchedLatency {
  static let shares = [0.5, 0.95, 0.99]

  let resources: [UInt32]
  /// From the first day's begin to the last one's end.
  let days: Range<Int64>
  private let count: Int
  private let places: [(bucket: UInt16, below: Int)]
  private var gathering: BucketGathering
  private var most = Int64.min

  /// Takes the sketch of all runs of the resources that ended on the days.
  init(_ resources: [UInt32], _ days: Range<Int64>, _ sketch: LatencySketch) {
    self.resources = resources
    self.days = days
    let count = sketch.count
    self.count = count
    places = Self.shares.compactMap { sketch.bucket(ofRank: LatencySketch.rank($0, of: count)) }
    gathering = BucketGathering(places.map(\.bucket))
  }

  var isEmpty: Bool { count == 0 }

  /// Whether a chunk may hold runs that ended on the days.
  func meets(_ header: ChunkHeader) -> Bool {
    header.known.most >= days.lowerBound && header.known.least < days.upperBound
  }

  /// Whether all runs of a chunk ended on the days.
  func holdsAll(_ header: ChunkHeader) -> Bool {
    header.known.least >= days.lowerBound && header.known.most < days.upperBound
      && header.flags & ChunkFlag.running == 0
  }

  /// Takes a duration of a run that ended on the days.
  mutating func add(_ duration: Int64) {
    most = max(most, duration)
    gathering.add(duration)
  }

  /// Takes the longest duration of a chunk that `holdsAll` passes; returns whether the others are needed too.
  mutating func needsDurations(of header: ChunkHeader) -> Bool {
    most = max(most, header.durations.most)
    return gathering.meets(header.durations)
  }

  /// Takes the durations of a chunk whose header was asked about.
  mutating func add(
    _ column: IntColumn, _ scale: Int64, _ scratch: Scratch
  ) throws(ColumnError) {
    try gathering.add(column, scale, scratch)
  }

  /// The percentiles, once all was taken; `nil` where that is not what the sketches counted.
  mutating func latency() -> Latency? {
    var answers: [Int64] = []
    for (share, place) in zip(Self.shares, places) {
      let rank = LatencySketch.rank(share, of: count) - place.below - 1
      if let answer = gathering.value(of: place.bucket, rank: rank) { answers.append(answer) }
    }
    guard answers.count == 3 else { return nil }
    return Latency(answers, longest: most, count: count)
  }
}

extension Latency {
  /// Takes exact p50, p95 and p99 in microseconds.
  init(_ answers: [Int64], longest: Int64, count: Int) {
    self.init(
      p50: Elapsed(microseconds: answers[0]), p95: Elapsed(microseconds: answers[1]),
      p99: Elapsed(microseconds: answers[2]), max: Elapsed(microseconds: longest), count: count)
  }

  /// Takes p50, p95 and p99 of a sketch; `nil` for an empty one.
  init?(_ sketch: LatencySketch, longest: Int64) {
    let answers = SketchedLatency.shares.compactMap { sketch.quantile($0) }
    guard answers.count == SketchedLatency.shares.count else { return nil }
    self.init(answers, longest: longest, count: sketch.count)
    percentileError = LatencySketch.worstError
  }
}
