/// Makes chunks of one resource that overlap in time into ones that do not, each run once.
struct ChunkOverlaps {
  private let database: Connection
  private let chunks: ChunkTable

  /// Works on `database` through `chunks`.
  init(_ database: Connection, _ chunks: ChunkTable) {
    self.database = database
    self.chunks = chunks
  }

  /// Returns whether any run was there more than once.
  func resolve(_ resource: UInt32) throws(ColumnError) -> Bool {
    var hadRepeats = false
    var cluster: [ChunkHeader] = []
    var end = Int64.min
    for header in try chunks.headers(of: resource) {
      if !cluster.isEmpty, header.starts.least > end {
        if try merge(cluster) { hadRepeats = true }
        cluster = []
      }
      cluster.append(header)
      end = max(end, header.starts.most)
    }
    if try merge(cluster) { hadRepeats = true }
    return hadRepeats
  }

  private func merge(_ cluster: [ChunkHeader]) throws(ColumnError) -> Bool {
    guard cluster.count > 1 else { return false }
    var set = RowSet()
    for header in cluster {
      set.append(contentsOf: try chunks.rows(of: header))
      try chunks.delete(header)
    }
    let hadRepeats = set.unify()
    try chunks.insert(set)
    return hadRepeats
  }
}
