import ServerlessModel

/// One question under way: the file as one transaction sees it, and buffers to read chunks into.
final class Question {
  let database: OpaquePointer
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
    _ database: OpaquePointer, _ cache: ReaderCache, keep: @escaping (HeaderSet) -> Void
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
  func chunks(of resource: UInt32) throws(ColumnError) -> [ChunkHeader] {
    if let held = headers.headers(of: resource) { return held }
    let found = try select("WHERE resource = \(resource) ORDER BY t0, id")
    headers.set(found, of: resource)
    keep(headers)
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

  /// The chunk headers that a condition selects.
  func select(_ condition: String) throws(ColumnError) -> [ChunkHeader] {
    let statement = try Statement(
      "SELECT \(ChunkHeader.columns) FROM run_chunk \(condition)", on: database)
    var found: [ChunkHeader] = []
    while try statement.step() {
      let header = ChunkHeader(statement)
      guard header.isSound else { throw .damaged("chunk \(header.id)") }
      found.append(header)
    }
    return found
  }

  /// A view of the first `end` bytes of a chunk's hot blob; the next call takes its place.
  func read(_ header: ChunkHeader, upTo end: Int) throws(ColumnError) -> ChunkBlob {
    try hot.move(to: header.id)
    let target = room(for: end)
    try hot.read(into: target, at: 0)
    let chunk = try ChunkBlob(UnsafeRawBufferPointer(target))
    guard chunk.count == header.count else { throw .damaged("chunk \(header.id)") }
    scratch.reserve(chunk.count)
    return chunk
  }

  /// A view of a chunk's directory and start times; nothing else in it may be read.
  func readStarts(_ header: ChunkHeader) throws(ColumnError) -> ChunkBlob {
    let directory = 8 + 8 * ChunkColumn.allCases.count
    guard header.durationEnd > directory else { return try read(header, upTo: header.startEnd) }
    try hot.move(to: header.id)
    let target = room(for: header.startEnd)
    try hot.read(into: UnsafeMutableRawBufferPointer(rebasing: target[..<directory]), at: 0)
    try hot.read(
      into: UnsafeMutableRawBufferPointer(rebasing: target[header.durationEnd...]),
      at: header.durationEnd)
    let chunk = try ChunkBlob(UnsafeRawBufferPointer(target))
    guard chunk.count == header.count else { throw .damaged("chunk \(header.id)") }
    scratch.reserve(chunk.count)
    return chunk
  }

  private func room(for size: Int) -> UnsafeMutableRawBufferPointer {
    if size > buffer.count {
      buffer.deallocate()
      buffer = .allocate(byteCount: size * 2, alignment: 16)
    }
    return UnsafeMutableRawBufferPointer(rebasing: buffer[..<size])
  }

  /// The request ids of some rows of a chunk, 16 bytes each.
  func requests(_ header: ChunkHeader, _ rows: Range<Int>) throws(ColumnError) -> [UInt8] {
    try cold.move(to: header.id)
    let front = try cold.bytes(count: ColdBlob.headerSize)
    let result: Result<Void, ColumnError> = front.withUnsafeBytes { buffer in
      do throws(ColumnError) {
        return .success(try ColdBlob.check(buffer, count: header.count))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    return try cold.bytes(at: ColdBlob.headerSize + rows.lowerBound * 16, count: rows.count * 16)
  }

  /// The trace and segment ids of a chunk.
  func traces(_ header: ChunkHeader) throws(ColumnError) -> [UInt8] {
    try cold.move(to: header.id)
    return try cold.bytes(at: ColdBlob.headerSize + header.count * 16)
  }
}

extension Question {
  /// All rows of some blocks of a chunk, with request and trace ids.
  func rows(_ header: ChunkHeader, _ blocks: Range<Int>? = nil) throws(ColumnError) -> RowSet {
    let wanted = blocks ?? 0..<BitPacking.blocks(header.count)
    let first = wanted.lowerBound * BitPacking.block
    let end = min(header.count, wanted.upperBound * BitPacking.block)
    let requests = try requests(header, first..<max(first, end))
    let chunk = try read(header, upTo: header.hotEnd)
    return try decoder.rows(
      of: chunk, wanted, resource: header.resource, requests: requests,
      traces: { () throws(ColumnError) in try traces(header) })
  }

  /// The rows of some blocks of a chunk without request and trace ids.
  func countedRows(
    _ header: ChunkHeader, from first: Int64, to end: Int64
  ) throws(ColumnError) -> RowSet {
    let chunk = try read(header, upTo: header.hotEnd)
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
