import ServerlessModel

/// Which chunks and rows an `ExecutionQuery` lets pass, each row as it was known at the query's moment.
struct PageFilter {
  let query: ExecutionQuery
  /// The first start that passes, and the first that does not.
  let first: Int64
  let end: Int64
  let at: Int64
  /// A bit for each status that passes.
  let statuses: UInt32
  private let origins: Set<Int64>

  /// The filter of a query.
  init(_ query: ExecutionQuery, _ texts: TextSource) throws(ColumnError) {
    self.query = query
    first = query.span.start.milliseconds
    at = query.at.milliseconds
    end = min(query.span.end.milliseconds, at.addingClamped(1))
    var mask: UInt32 = query.statuses.isEmpty ? 0xff : 0
    for status in query.statuses { mask |= 1 << UInt32(status.rawValue) }
    if query.onlyFailures { mask &= ChunkFlag.failures }
    statuses = mask
    origins =
      try query.logStream.map { (name) throws(ColumnError) in
        try texts.origins(ofStream: name)
      } ?? []
  }

  /// Whether anything but the span is asked for.
  var isSelective: Bool {
    statuses != 0xff || query.onlyCold || query.onlyRetries || query.onlyAnomalous
      || query.errorGroup != nil || query.traceID != nil || query.logStream != nil
  }

  /// Whether the stored flags alone say if a row passes, once all outcomes are known.
  var isByBits: Bool {
    !query.onlyRetries && !query.onlyAnomalous && query.errorGroup == nil && query.traceID == nil
      && query.logStream == nil
  }

  /// Whether a row of such flags passes; only where `isByBits`.
  func passes(bits: Int64) -> Bool {
    let flags = UInt32(truncatingIfNeeded: bits)
    guard statuses & (1 &<< (flags & ExecutionBits.statusMask)) != 0 else { return false }
    return !query.onlyCold || flags & ExecutionBits.cold != 0
  }

  func passes(_ header: ChunkHeader) -> Bool {
    guard header.starts.least < end, header.starts.most >= first else { return false }
    if query.logStream != nil, origins.isEmpty { return false }
    let mayRun = header.known.most > at
    guard header.flags & statuses != 0 || (mayRun && statuses & ChunkFlag.running != 0) else {
      return false
    }
    if query.onlyCold, header.flags & ChunkFlag.cold == 0 { return false }
    if query.onlyRetries, header.flags & ChunkFlag.retry == 0 { return false }
    if query.traceID != nil, header.flags & ChunkFlag.traced == 0 { return false }
    if query.errorGroup != nil, header.flags & ChunkFlag.errorGroup == 0 { return false }
    return true
  }

  /// Whether one row passes; `isEarly` where its outcome was not known yet.
  func passes(_ row: ExecutionRow, _ extra: ExecutionExtra?, isEarly: Bool) -> Bool {
    guard row.start >= first, row.start < end else { return false }
    let status = isEarly ? 6 : row.status
    guard statuses & (1 &<< status) != 0 else { return false }
    if query.onlyCold, !row.isCold { return false }
    if query.onlyRetries, (extra?.attempt ?? 1) <= 1 { return false }
    if query.logStream != nil, !origins.contains(Int64(row.origin)) { return false }
    if let group = query.errorGroup {
      guard !isEarly, row.bits & ExecutionBits.hasErrorGroup != 0,
        (extra?.errorGroup ?? 0) == group.value
      else { return false }
    }
    if let trace = query.traceID {
      guard !isEarly, row.bits & ExecutionBits.hasTrace != 0 else { return false }
      let known = extra ?? ExecutionExtra()
      return known.traceLow == trace.randomLow && known.traceHigh == trace.randomHigh
        && known.traceSeconds == trace.epochSeconds
    }
    return true
  }

  func isEarly(_ row: ExecutionRow, _ extra: ExecutionExtra?) -> Bool {
    let end = row.end(extra)
    return end != ExecutionRow.absent && at < end
  }
}

extension ExecutionQuery.Order {
  /// What a row is ordered by; `absent` where it has no such value, or none was known yet.
  func key(_ row: ExecutionRow, _ extra: ExecutionExtra?, isEarly: Bool) -> Int64 {
    if self == .start { return row.start }
    if isEarly { return ExecutionRow.absent }
    return switch self {
    case .start: row.start
    case .duration: row.duration
    case .cost: row.cost(extra)
    case .memory: row.maxMemoryMB(extra)
    case .`init`: row.initDuration(extra)
    }
  }

  /// The range of what a chunk's rows are ordered by.
  func extent(_ header: ChunkHeader) -> ChunkHeader.Extent {
    switch self {
    case .start: header.starts
    case .duration: header.durations
    case .cost: header.costs
    case .memory: header.memories
    case .`init`: header.inits
    }
  }
}
