import GRDB
import ServerlessModel

/// Counts lines: from the chunks' headers where those say it, else from the columns of the chunks.
struct LineCounter {
  /// How many chunks a question looks into; of more it takes every second, third and so on.
  private static let mostChunks = 1500
  /// How many chunks at an edge of a span are looked into.
  private static let mostAtEdges = 400

  let db: Database

  /// How many lines match, by seriousness, in equal steps of the span.
  func counts(_ query: LogQuery, steps: Int, requests: Set<RequestID>?) throws -> LogCounts {
    guard let search = try LineQuestion(query, requests: requests, in: db) else {
      return LogCounts(span: query.span, steps: steps)
    }
    let chunks = try search.candidates()
    let stride = search.isSlow ? max(1, chunks.count / 12) : chunks.count / Self.mostChunks + 1
    var counts = LogCounts(span: query.span, steps: steps, isAbout: stride > 1)
    for index in Swift.stride(from: 0, to: chunks.count, by: stride) {
      guard let found = try search.match(chunks[index]) else { continue }
      for line in found.lines {
        let step = counts.step(of: Instant(milliseconds: found.columns.times[line]))
        counts.steps[step].add(LogLevel(rawValue: found.columns.levels[line]), count: stride)
      }
    }
    return counts
  }

  /// Where a line stands among the lines of some groups in a span.
  func position(of place: LogPlace, in query: LogQuery) throws -> LogPosition {
    let groups = try query.groups.compactMap { try LogGroups(db: db).find($0) }
    guard query.groups.isEmpty || !groups.isEmpty else { return LogPosition(before: 0, total: 0) }
    var edges = Edges(span: query.span, place: place)
    for candidate in try LogCandidates(db: db).chunks(of: groups, in: query.span) {
      edges.add(candidate)
    }
    let isAbout = edges.open.count > Self.mostAtEdges
    for candidate in edges.open {
      if isAbout {
        edges.estimate(candidate)
      } else {
        edges.count(try LogChunks(db: db).read(candidate.chunk).columns(), candidate, Set(groups))
      }
    }
    return LogPosition(before: edges.before, total: edges.total, isAbout: isAbout)
  }
}

/// Sums up headers, and sets aside the chunks that lie across an edge.
private struct Edges {
  let span: TimeSpan
  let place: LogPlace
  var before = 0
  var total = 0
  var open: [LogCandidate] = []

  mutating func add(_ candidate: LogCandidate) {
    let time = place.time.milliseconds
    let isInside =
      candidate.first >= span.start.milliseconds && candidate.last < span.end.milliseconds
    guard isInside, candidate.last < time || candidate.first > time else {
      open.append(candidate)
      return
    }
    total += candidate.count
    if candidate.last < time { before += candidate.count }
  }

  mutating func count(_ columns: LogColumns, _ candidate: LogCandidate, _ groups: Set<Int64>) {
    let wanted = columns.sources.map { groups.isEmpty || groups.contains($0.group) }
    let (first, last) = (span.start.milliseconds, span.end.milliseconds)
    for line in columns.times.indices where wanted[Int(columns.sourceOf[line])] {
      let time = columns.times[line]
      guard time >= first, time < last else { continue }
      total += 1
      let there = LogPlace(
        time: Instant(milliseconds: time), chunk: candidate.chunk, line: line)
      if there < place { before += 1 }
    }
  }

  /// As if the lines of the chunk were spread evenly over its time.
  mutating func estimate(_ candidate: LogCandidate) {
    let length = Double(max(1, candidate.last - candidate.first))
    func share(before time: Int64) -> Double {
      max(0, min(1, Double(time - candidate.first) / length))
    }
    let outside = share(before: span.start.milliseconds)
    let count = Double(candidate.count)
    total += Int(count * max(0, share(before: span.end.milliseconds) - outside))
    before += Int(count * max(0, share(before: place.time.milliseconds) - outside))
  }
}
