import ServerlessModel

/// Lines of any groups and streams as columns over one text, on their way into a chunk or out of one.
struct LogColumns {
  /// Where a line came from.
  struct Source: Hashable {
    var group: Int64
    var stream: String
  }

  private(set) var sources: [Source] = []
  private(set) var requestIDs: [RequestID] = []
  private(set) var times: [Int64] = []
  private(set) var ends: [UInt32] = []
  private(set) var levels: [UInt8] = []
  private(set) var sourceOf: [UInt32] = []
  /// One more than an index into `requestIDs`; 0 for none.
  private(set) var requestOf: [UInt32] = []
  private(set) var eventHashes: [UInt64] = []
  private(set) var text: [UInt8] = []
  private var sourceIndex: [Source: UInt32] = [:]
  private var requestIndex = RequestTable()

  init() {}

  var count: Int { times.count }
  var isEmpty: Bool { times.isEmpty }

  func range(of line: Int) -> Range<Int> {
    (line == 0 ? 0 : Int(ends[line - 1]))..<Int(ends[line])
  }

  func source(of line: Int) -> Source { sources[Int(sourceOf[line])] }

  func request(of line: Int) -> RequestID? {
    requestOf[line] == 0 ? nil : requestIDs[Int(requestOf[line]) - 1]
  }
}

extension LogColumns {
  /// Adds a line of a block that travels; `group` is the number of its group.
  mutating func append(_ block: LogBlock, line: Int, group: Int64) {
    append(
      source: Source(group: group, stream: block.stream), time: block.times[line],
      level: block.levels[line], request: block.request(of: line),
      eventHash: block.eventHashes[line])
    text.append(contentsOf: block.text[block.range(of: line)].prefix(Self.longestLine))
    ends.append(UInt32(text.count))
  }

  /// Adds lines of a block that travels, all at once.
  mutating func append(_ block: LogBlock, lines: Range<Int>, group: Int64) {
    guard let first = lines.first, let last = lines.last else { return }
    let from = block.range(of: first).lowerBound
    let to = block.range(of: last).upperBound
    guard to - from <= Self.longestLine else {
      for line in lines { append(block, line: line, group: group) }
      return
    }
    let shift = text.count - from
    let source = index(of: Source(group: group, stream: block.stream))
    text.append(contentsOf: block.text[from..<to])
    ends.append(contentsOf: block.ends[lines].lazy.map { UInt32(Int($0) + shift) })
    addHashes(block.eventHashes[lines])
    times.append(contentsOf: block.times[lines])
    levels.append(contentsOf: block.levels[lines])
    sourceOf.append(contentsOf: repeatElement(source, count: lines.count))
    addRequests(block, lines)
  }

  private mutating func addHashes(_ hashes: ArraySlice<UInt64>) {
    if eventHashes.isEmpty {
      guard hashes.contains(where: { $0 != 0 }) else { return }
      eventHashes = [UInt64](repeating: 0, count: times.count)
    }
    eventHashes.append(contentsOf: hashes)
  }

  /// A block names each of its runs once or a few times, so each is looked for once.
  private mutating func addRequests(_ block: LogBlock, _ lines: Range<Int>) {
    var known = [UInt32](repeating: 0, count: block.requestIDs.count + 1)
    requestOf.reserveCapacity(requestOf.count + lines.count)
    for request in block.requests[lines] {
      let number = Int(request)
      if number > 0, known[number] == 0 {
        known[number] = index(of: block.requestIDs[number - 1]) + 1
      }
      requestOf.append(known[number])
    }
  }

  mutating func append(_ other: LogColumns, line: Int) {
    append(other, line: line, request: other.request(of: line))
  }

  private mutating func append(_ other: LogColumns, line: Int, request: RequestID?) {
    append(
      source: other.source(of: line), time: other.times[line], level: other.levels[line],
      request: request,
      eventHash: other.eventHashes.isEmpty ? 0 : other.eventHashes[line])
    text.append(contentsOf: other.text[other.range(of: line)])
    ends.append(UInt32(text.count))
  }

  /// No message is kept longer; CloudWatch takes one of 1 MB at most.
  static let longestLine = 8 << 20

  private mutating func append(
    source: Source, time: Int64, level: UInt8, request: RequestID?, eventHash: UInt64
  ) {
    times.append(time)
    levels.append(level)
    sourceOf.append(index(of: source))
    requestOf.append(request.map { index(of: $0) + 1 } ?? 0)
    if eventHash != 0, eventHashes.isEmpty {
      eventHashes = [UInt64](repeating: 0, count: times.count - 1)
    }
    if !eventHashes.isEmpty || eventHash != 0 { eventHashes.append(eventHash) }
  }

  private mutating func index(of source: Source) -> UInt32 {
    if let last = sourceOf.last, sources[Int(last)] == source { return last }
    if let index = sourceIndex[source] { return index }
    let index = UInt32(sources.count)
    sources.append(source)
    sourceIndex[source] = index
    return index
  }

  private mutating func index(of request: RequestID) -> UInt32 {
    if let last = requestOf.last, last > 0, requestIDs[Int(last) - 1] == request { return last - 1 }
    let index = requestIndex.number(of: request, next: requestIDs.count)
    if index == requestIDs.count { requestIDs.append(request) }
    return UInt32(index)
  }
}

extension LogColumns {
  /// The same lines by time; equal times stay in the order of their streams, and inside a stream as they came.
  func sorted() -> LogColumns {
    if zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) { return self }
    let order = times.indices.sorted {
      (times[$0], sourceOf[$0], $0) < (times[$1], sourceOf[$1], $1)
    }
    var result = LogColumns()
    for line in order { result.append(self, line: line) }
    return result
  }

  /// The same lines, those of a block with the runs that it names; `nil` where that changes nothing.
  func relabelled(by block: LogBlock, of group: Int64) -> LogColumns? {
    guard !eventHashes.isEmpty else { return nil }
    var places: [UInt64: Int] = [:]
    for line in 0..<block.count { places[block.eventHashes[line]] = line }
    var result = LogColumns()
    var isChanged = false
    for line in times.indices {
      var named = request(of: line)
      if let place = places[eventHashes[line]], block.times[place] == times[line],
        source(of: line) == Source(group: group, stream: block.stream),
        named != block.request(of: place)
      {
        named = block.request(of: place)
        isChanged = true
      }
      result.append(self, line: line, request: named)
    }
    return isChanged ? result : nil
  }

  /// The lines that `keep` wants.
  func filtered(_ keep: (Int) -> Bool) -> LogColumns {
    var result = LogColumns()
    for line in times.indices where keep(line) { result.append(self, line: line) }
    return result
  }

  /// One bit a level; the highest for lines without one.
  var levelMask: Int64 { levels.reduce(0) { $0 | LogLevels.bit(of: $1) } }
}

extension LogColumns {
  /// The columns but the text, as bytes.
  func encodedColumns() -> [UInt8] {
    var writer = ByteWriter()
    writer.list(sources) { writer, source in
      writer.signed(source.group)
      writer.text(source.stream)
    }
    writer.list(requestIDs) { writer, id in
      writer.uint64(id.high)
      writer.uint64(id.low)
    }
    WholeNumbers.encode(times, into: &writer)
    WholeNumbers.encode(times.indices.map { Int64(range(of: $0).count) }, into: &writer)
    WholeNumbers.encode(sourceOf.map(Int64.init), into: &writer)
    WholeNumbers.encode(requestOf.map(Int64.init), into: &writer)
    writer.append(levels)
    writer.byte(eventHashes.isEmpty ? 0 : 1)
    for hash in eventHashes { writer.uint64(hash) }
    return writer.bytes
  }

  /// Reads what `encodedColumns` wrote; `textCount` is the length that the lines must add up to.
  init(columns bytes: [UInt8], count: Int, textCount: Int) throws {
    var reader = FieldReader(bytes)
    sources = try reader.list(bytesEach: 2) {
      Source(group: try $0.signed(), stream: try $0.text())
    }
    requestIDs = try reader.list(bytesEach: 16) {
      RequestID(high: try $0.fixed64(), low: try $0.fixed64())
    }
    times = try WholeNumbers.decode(count, from: &reader)
    let lengths = try WholeNumbers.decode(count, from: &reader)
    ends = try Self.ends(lengths, textCount: textCount)
    sourceOf = try Self.indices(count, below: sources.count, from: &reader)
    requestOf = try Self.indices(count, below: requestIDs.count + 1, from: &reader)
    levels = Array(try reader.take(count))
    if try reader.byte() == 1 {
      eventHashes.reserveCapacity(count)
      for _ in 0..<count { eventHashes.append(try reader.fixed64()) }
    }
  }

  /// The same with its text.
  mutating func adopt(text: [UInt8]) { self.text = text }

  private static func ends(_ lengths: [Int64], textCount: Int) throws -> [UInt32] {
    var end: Int64 = 0
    let ends = try lengths.map { length in
      guard length >= 0, length <= Int64(textCount) - end else {
        throw DamagedData("log lines are longer than their text")
      }
      end += length
      return UInt32(end)
    }
    return ends
  }

  private static func indices(
    _ count: Int, below limit: Int, from reader: inout FieldReader
  ) throws -> [UInt32] {
    try WholeNumbers.decode(count, from: &reader).map {
      guard $0 >= 0, $0 < Int64(limit) else { throw DamagedData("a log line has no source") }
      return UInt32($0)
    }
  }
}
