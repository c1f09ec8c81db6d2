import GRDB
import ServerlessModel

/// Answers questions about log lines.
struct LogReader {
  /// How much text a search that takes long looks through before it answers with what it has.
  private static let mostSlowText = 6 << 20

  let db: Database

  /// The lines that match; `requests` narrows to the runs of a trace.
  func page(_ query: LogQuery, requests: Set<RequestID>? = nil) throws -> LogPage {
    guard let search = try LineQuestion(query, requests: requests, in: db), query.limit > 0 else {
      return LogPage(lines: [], hasMore: false)
    }
    let (offset, limit) = (Clamp.rows(query.offset), Clamp.rows(query.limit))
    let wanted = offset + limit + 1
    var matches = PlaceHeap(wanted: wanted, newestFirst: query.newestFirst)
    var searchedTo: Instant?
    var slowText = 0
    let chunks = try search.candidates()
    for candidate in chunks {
      if matches.isDone(before: candidate) { break }
      if slowText > Self.mostSlowText, candidate.beginsBehind(chunks[0], query.newestFirst) {
        searchedTo = matches.cut(before: candidate)
        break
      }
      guard let found = try search.lines(in: candidate) else { continue }
      matches.add(found.places)
      if search.isSlow { slowText += found.textCount }
    }
    let places = Array(matches.sorted().dropFirst(offset).prefix(limit))
    return LogPage(
      lines: try lines(places), hasMore: matches.count >= wanted || searchedTo != nil,
      places: places, searchedTo: searchedTo)
  }

  private func lines(_ places: [LogPlace]) throws -> [LogLine] {
    let groups = Dictionary(try LogGroups(db: db).all().map { ($0.id, $0.group) }) { one, _ in one }
    var lines: [LogLine?] = Array(repeating: nil, count: places.count)
    for (chunk, indices) in Dictionary(grouping: places.indices, by: { places[$0].chunk }) {
      let columns = try LogChunks(db: db).read(chunk).lines()
      for index in indices {
        let line = places[index].line
        guard let group = groups[columns.source(of: line).group] else {
          throw DamagedData("a log group is missing")
        }
        lines[index] = Self.line(line, of: columns, group)
      }
    }
    return lines.compactMap(\.self)
  }

  private static func line(_ line: Int, of columns: LogColumns, _ group: LogGroupID) -> LogLine {
    let event = columns.eventHashes.isEmpty ? 0 : columns.eventHashes[line]
    return LogLine(
      time: Instant(milliseconds: columns.times[line]), logGroup: group.name,
      account: group.account, region: group.region, logStream: columns.source(of: line).stream,
      message: String(decoding: columns.text[columns.range(of: line)], as: UTF8.self),
      level: LogLevel(rawValue: columns.levels[line]), requestID: columns.request(of: line),
      eventHash: event == 0 ? nil : event)
  }
}

extension LogCandidate {
  /// Whether the lines of this chunk begin later, in the order asked for, than those of another.
  fileprivate func beginsBehind(_ other: LogCandidate, _ newestFirst: Bool) -> Bool {
    newestFirst ? last < other.last : first > other.first
  }
}
