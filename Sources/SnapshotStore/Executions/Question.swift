import ServerlessModel

/// One question under way: the file as one transaction sees it, and buffers to read chunks into.
final class Question {
  let database: Connection
  let live: LiveRows
  let texts: TextSource
  let decoder = ChunkDecoder()
  private let cache: ReaderCache
  private var headers: HeaderSet
  private let keep: (HeaderSet) -> Void
  private var hot: BlobHandle
  private var cold: BlobHandle
  private var buffer: UnsafeMutableRawBufferPointer

  /// A question on `database`; `keep` takes the headers that were read for it.
  init(
    _ database: Connection, _ cache: ReaderCache, keep: @escaping (HeaderSet) -> Void
  ) {
    self.database = database
    self.cache = cache
    self.keep = keep
    live = cache.live
    headers = cache.headers
    texts = TextSource(database)
    hot = BlobHandle("run_hot", on: database)
    cold = BlobHandle("run_cold", on: database)
    buffer = .allocate(byteCount: 1 << 16, alignment: 16)
  }

  deinit { buffer.deallocate() }

  var scratch: Scratch { decoder.scratch }
  /// What runs usually took, as far as it was worked out.
  var shelf: BaselineShelf { cache.shelf }

  func number(of resource: ResourceID) -> UInt32? { cache.numbers[resource] }

  func resource(_ number: UInt32) throws(ColumnError) -> ResourceID {
    guard let resource = cache.resources[number] else { throw .damaged("resource \(number)") }
    return resource
  }

  /// Every resource that has a number, in order.
  var allNumbers: [UInt32] { cache.resources.keys.sorted() }

  /// The numbers of some resources, each once; of all where none is named.
  func numbers(of resources: [ResourceID]) -> [UInt32] {
    if resources.isEmpty { return allNumbers }
    return Set(resources.compactMap { cache.numbers[$0] }).sorted()
  }

  /// The chunk headers of a resource in order of their first start.
  func chunks(of resource: UInt32) throws(ColumnError) -> ArraySlice<ChunkHeader> {
    if let held = headers.headers(of: resource) { return held }
    if cache.hasFewChunks {
      _ = try allChunks()
      return headers.headers(of: resource) ?? []
    }
    let found = try select("WHERE resource = ?1 ORDER BY t0, id", Int64(resource))
    headers.set(found, of: resource)
    keep(headers)
    return found[...]
  }

  /// The chunk headers of some resources, of all where none is named.
  func chunks(of resources: [ResourceID]) throws(ColumnError) -> [ChunkHeader] {
    if resources.isEmpty { return try allChunks() }
    var found: [ChunkHeader] = []
    for number in numbers(of: resources) { found += try chunks(of: number) }
    return found
  }

  /// The chunks whose rows stand at some places of a group of the request filter.
  func chunks(ofFilter group: Int64, _ places: Range<Int>) throws(ColumnError) -> [ChunkHeader] {
    let statement = try Statement(
      """
      SELECT \(ChunkHeader.columns) FROM run_chunk
      WHERE filter = ?1 AND ordinal < ?2 ORDER BY ordinal DESC
      """, on: database)
    statement.bind(group, Int64(places.upperBound))
    var found: [ChunkHeader] = []
    while try statement.step() {
      let header = try sound(ChunkHeader(statement))
      // Chunks of a group share no place, so all that follow lie lower still.
      if header.ordinal + header.count <= places.lowerBound { break }
      found.append(header)
    }
    return found
  }

  /// The chunk headers of every resource.
  func allChunks() throws(ColumnError) -> [ChunkHeader] {
    if let all = headers.all { return all }
    let found = try select("ORDER BY resource, t0, id")
    headers.setAll(found)
    keep(headers)
    return found
  }

  /// The chunk headers that a condition on some values selects.
  private func select(
    _ condition: String, _ values: Int64...
  ) throws(ColumnError) -> [ChunkHeader] {
    let statement = try Statement(
      "SELECT \(ChunkHeader.columns) FROM run_chunk \(condition)", on: database)
    for (index, value) in values.enumerated() { statement.bind(value, at: Int32(index + 1)) }
    var found: [ChunkHeader] = []
    while try statement.step() {
      found.append(try sound(ChunkHeader(statement)))
    }
    return found
  }

  private func sound(_ header: ChunkHeader) throws(ColumnError) -> ChunkHeader {
    guard header.isSound else { throw .damaged("chunk \(header.id)") }
    return header
  }

  /// A view of a chunk's hot blob, of all its columns or of some; the next call takes its place.
  func read(
    _ header: ChunkHeader, only columns: [ChunkColumn]? = nil
  ) throws(ColumnError) -> ChunkBlob {
    try hot.move(to: header.id)
    guard header.hotEnd <= hot.size else { throw .damaged("chunk \(header.id)") }
    let target = room(for: header.hotEnd)
    let front = front(of: header, columns)
    try hot.read(into: UnsafeMutableRawBufferPointer(rebasing: target[..<front]), at: 0)
    let chunk = try ChunkBlob(UnsafeRawBufferPointer(target), holding: columns)
    guard chunk.count == header.count else { throw .damaged("chunk \(header.id)") }
    for column in columns ?? [] {
      let range = try chunk.range(of: column)
      if range.upperBound <= front { continue }
      try hot.read(
        into: UnsafeMutableRawBufferPointer(rebasing: target[range]), at: range.lowerBound)
    }
    scratch.reserve(chunk.count)
    return chunk
  }

  /// How many bytes of a blob to read at once, before it is known where its columns lie.
  private func front(of header: ChunkHeader, _ columns: [ChunkColumn]?) -> Int {
    guard let columns else { return header.hotEnd }
    let usual = columns.contains(.duration) ? header.durationEnd : 0
    return min(header.hotEnd, max(usual, ChunkBlob.front))
  }

  /// A view of some columns of a chunk, and of its start times, which are read block by block unless
  /// most will be asked for; the next call takes their place.
  func readStarts(
    _ header: ChunkHeader, and columns: [ChunkColumn] = [], whole: Bool = false
  ) throws(ColumnError) -> (chunk: ChunkBlob, starts: StoredStarts) {
    if whole {
      let chunk = try read(header, only: columns + [.start])
      return (chunk, StoredStarts(try chunk.starts()) { _ throws(ColumnError) in })
    }
    let chunk = try read(header, only: columns)
    let target = room(for: header.hotEnd)
    let range = try chunk.range(of: .start)
    let part = UnsafeMutableRawBufferPointer(rebasing: target[range])
    let front = min(part.count, TimeColumn.longestFront(header.count))
    try hot.read(
      into: UnsafeMutableRawBufferPointer(rebasing: part[..<front]), at: range.lowerBound)
    let column = try TimeColumn(UnsafeRawBufferPointer(part), count: header.count)
    let starts = StoredStarts(column) { [self] (bytes) throws(ColumnError) in
      try hot.read(
        into: UnsafeMutableRawBufferPointer(rebasing: part[bytes]),
        at: range.lowerBound + bytes.lowerBound)
    }
    return (chunk, starts)
  }

  private func room(for size: Int) -> UnsafeMutableRawBufferPointer {
    if size > buffer.count {
      buffer.deallocate()
      buffer = .allocate(byteCount: size * 2, alignment: 16)
    }
    return UnsafeMutableRawBufferPointer(rebasing: buffer[..<size])
  }

  /// The request ids of some rows of a chunk, 16 bytes each.
  func requests(_ header: ChunkHeader, _ choice: RowChoice) throws(ColumnError) -> [UInt8] {
    let count = choice.count(of: header.count)
    guard let places = choice.places else {
      return try withRequests(header, choice.place(0)..<choice.place(count)) { Array($0) }
    }
    try openCold(header)
    var requests: [UInt8] = []
    for place in places { requests += try cold.bytes(at: ColdBlob.offset(of: place), count: 16) }
    return requests
  }

  /// Lends the request ids of rows of a chunk that stand together.
  func withRequests<Answer>(
    _ header: ChunkHeader, _ rows: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Answer
  ) throws(ColumnError) -> Answer {
    try openCold(header)
    let ids = room(for: rows.count * 16)
    try cold.read(into: ids, at: ColdBlob.offset(of: rows.lowerBound))
    return body(UnsafeRawBufferPointer(ids))
  }

  private func openCold(_ header: ChunkHeader) throws(ColumnError) {
    try cold.move(to: header.id)
    let front = room(for: ColdBlob.headerSize)
    try cold.read(into: front, at: 0)
    try ColdBlob.check(UnsafeRawBufferPointer(front), count: header.count)
  }

  /// The trace and segment ids of a chunk.
  func traces(_ header: ChunkHeader) throws(ColumnError) -> [UInt8] {
    try cold.move(to: header.id)
    return try cold.bytes(at: ColdBlob.headerSize + header.count * 16)
  }
}

extension Question {
  /// Some rows of a chunk with request and trace ids.
  func rows(_ header: ChunkHeader, _ choice: RowChoice) throws(ColumnError) -> RowSet {
    if let places = choice.places, !choice.isSparse {
      let all = try rows(header, RowChoice(choice.blocks))
      let first = choice.blocks.lowerBound * BitPacking.block
      var picked = RowSet()
      for place in places { picked.append(all, at: place - first) }
      return picked
    }
    let requests = try requests(header, choice)
    return try decoder.rows(
      of: try read(header), choice, resource: header.resource, requests: requests,
      traces: { () throws(ColumnError) in try traces(header) })
  }

  /// All rows of a chunk with request and trace ids.
  func rows(_ header: ChunkHeader) throws(ColumnError) -> RowSet {
    try rows(header, RowChoice(0..<BitPacking.blocks(header.count)))
  }

  /// The rows of some blocks of a chunk without request and trace ids.
  func countedRows(
    _ header: ChunkHeader, from first: Int64, to end: Int64
  ) throws(ColumnError) -> RowSet {
    let chunk = try read(header)
    let starts = try chunk.starts()
    let low = starts.block(reaching: first.subtractingClamped(header.delay))
    let high = starts.block(holding: end.subtractingClamped(1))
    return try decoder.rows(of: chunk, low..<high + 1, resource: header.resource)
  }

  func execution(_ set: RowSet, _ index: Int) throws(ColumnError) -> Execution {
    try texts.execution(
      set.rows[index], set.extra(at: index), resource: try resource(set.rows[index].resource))
  }
}
