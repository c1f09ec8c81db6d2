import ServerlessModel
import Synchronization

/// Answers questions about executions, one a recording; each call takes the connection, inside a read transaction.
///
/// Keeps chunk headers and live rows between questions, and checks them against the file at each.
final class ColumnReader: Sendable {
  private let cache = Mutex(ReaderCache())

  /// A reader that holds nothing yet.
  init() {}

  /// What is known of the file as the transaction sees it, and the tools to read more.
  func question(_ database: Connection) throws(ColumnError) -> Question {
    let result: Result<ReaderCache, ColumnError> = cache.withLock { cache in
      do throws(ColumnError) {
        try cache.refresh(database)
        return .success(cache)
      } catch {
        return .failure(error)
      }
    }
    return Question(database, try result.get()) { [self] headers in
      cache.withLock { $0.keep(headers) }
    }
  }
}

/// What a reader keeps between questions, as of one state of the file.
struct ReaderCache: Sendable {
  /// Of recordings with more chunks the headers are read for each question anew; each takes 200 bytes.
  private static let headerLimit = 50_000
  private static let fewChunks = 1000

  private(set) var generation: Int64 = -1
  private var lastEntity: Int64 = -1
  /// So few that one question for all headers costs less than one for each resource.
  private(set) var hasFewChunks = false
  private(set) var headers = HeaderSet()
  private(set) var live = LiveRows()
  private(set) var resources: [UInt32: ResourceID] = [:]
  private(set) var numbers: [ResourceID: UInt32] = [:]
  private(set) var shelf = BaselineShelf()

  /// Drops what no longer holds and takes what is new.
  mutating func refresh(_ database: Connection) throws(ColumnError) {
    let statement = try Statement(
      """
      SELECT ifnull((SELECT value FROM run_state WHERE key = 1), 0),
        ifnull((SELECT max(id) FROM run_live), 0),
        ifnull((SELECT max(id) FROM run_entity), 0),
        ifnull((SELECT max(id) FROM run_chunk), 0)
      """, on: database)
    guard try statement.step() else { return }
    if statement.int(0) != generation || statement.int(1) < live.lastBlock {
      generation = statement.int(0)
      headers = HeaderSet(generation: generation)
      live = LiveRows()
      shelf = BaselineShelf()
    }
    if statement.int(1) > live.lastBlock {
      try live.load(database)
      shelf = BaselineShelf()
    }
    hasFewChunks = statement.int(3) <= Self.fewChunks
    guard statement.int(2) != lastEntity else { return }
    lastEntity = statement.int(2)
    resources = try EntityTable(database).resources()
    numbers = [:]
    for (number, resource) in resources { numbers[resource] = number }
  }

  /// Takes headers that a question read, unless the file moved on.
  mutating func keep(_ read: HeaderSet) {
    guard read.generation == generation, read.count > headers.count,
      read.all?.count ?? 0 <= Self.headerLimit
    else { return }
    headers = read
  }
}

/// Chunk headers by resource, in order of their first start.
struct HeaderSet: Sendable {
  let generation: Int64
  /// Of every resource, one after another, once they were asked for together.
  private(set) var all: [ChunkHeader]?
  private var places: [UInt32: Range<Int>] = [:]
  private var held: [UInt32: [ChunkHeader]] = [:]

  /// No headers.
  init(generation: Int64 = -1) { self.generation = generation }

  var count: Int { all == nil ? held.count : .max }

  func headers(of resource: UInt32) -> ArraySlice<ChunkHeader>? {
    guard let all else { return held[resource]?[...] }
    return places[resource].map { all[$0] } ?? []
  }

  mutating func set(_ headers: [ChunkHeader], of resource: UInt32) { held[resource] = headers }

  /// Takes the headers of every resource, those of each together.
  mutating func setAll(_ headers: [ChunkHeader]) {
    held = [:]
    var start = 0
    for index in headers.indices
    where index + 1 == headers.count || headers[index + 1].resource != headers[index].resource {
      places[headers[index].resource] = start..<index + 1
      start = index + 1
    }
    all = headers
  }
}

/// The rows that wait for compaction, each run once.
struct LiveRows: Sendable {
  private(set) var lastBlock: Int64 = 0
  private(set) var set = RowSet()

  /// No rows.
  init() {}

  /// Adds the blocks after the last one read.
  mutating func load(_ database: Connection) throws(ColumnError) {
    var more = RowSet()
    var last = lastBlock
    try LiveTable(database).blocks(after: lastBlock) { (id, rows) throws(ColumnError) in
      more.append(contentsOf: rows)
      last = id
    }
    lastBlock = last
    guard !more.isEmpty else { return }
    // Sorted by itself first, so that sorting the whole is one merge of two rising parts.
    more.unify()
    set.append(contentsOf: more)
    set.unify()
  }

  /// Where the rows of a resource lie.
  func range(of resource: UInt32) -> Range<Int> {
    let start = bound { $0.resource < resource }
    return start..<max(start, bound { $0.resource <= resource })
  }

  private func bound(_ isBefore: (ExecutionRow) -> Bool) -> Int {
    var low = 0
    var high = set.rows.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(set.rows[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
