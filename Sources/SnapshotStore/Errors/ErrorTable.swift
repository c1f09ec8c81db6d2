import GRDB
import ServerlessModel

/// Reads error groups and their errors.
struct ErrorTable {
  private struct Group {
    var id: Int64
    var fingerprint: UInt64
    var resource: ResourceID
    var errorClass: ErrorClass
    var type: String?
    var frames: [String]
  }

  /// How many of the newest request ids a group shows.
  private static let samples = 5

  let db: Database
  let names: NameReader
  /// From when on errors of a resource would have been seen.
  let recordedFrom: (ResourceID) -> Instant?

  static func hour(of milliseconds: Int64) -> Int64 {
    Instant(milliseconds: Clamp.time(milliseconds)).floored(toSeconds: 3600).milliseconds
      / 3_600_000
  }

  /// The groups seen before the span's end; only those seen inside it where `onlyInside`.
  func groups(
    of resources: [ResourceID], in span: TimeSpan, onlyInside: Bool
  ) throws -> [ErrorGroup] {
    try groups(of: resources).compactMap { try group($0, in: span, onlyInside) }
      .sorted { ($1.count, $1.lastSeen, $0.id) < ($0.count, $0.lastSeen, $1.id) }
  }

  func records(of fingerprint: ErrorGroupID, in span: TimeSpan, limit: Int) throws -> [ErrorRecord]
  {
    let found = try groups("g.fingerprint = ?", [.int(Int64(bitPattern: fingerprint.value))])
    let all = try found.flatMap { try records(of: $0, in: span, limit: limit) }
    return Array(all.sorted { $0.time > $1.time }.prefix(max(0, limit)))
  }

  private func groups(of resources: [ResourceID]) throws -> [Group] {
    guard !resources.isEmpty else { return try groups("1", []) }
    return try resources.flatMap { resource in
      try names.id(of: resource.arn, in: db).map { try groups("g.resource = ?", [.int($0)]) } ?? []
    }
  }

  private func groups(_ condition: String, _ cells: [Cell]) throws -> [Group] {
    try db.all(
      """
      SELECT g.id, g.fingerprint, n.text, g.class, g.type, g.frames FROM error_group g
      JOIN name n ON n.id = g.resource WHERE \(condition)
      """, cells
    ) { row in
      Group(
        id: row.int(0), fingerprint: UInt64(bitPattern: row.int(1)),
        resource: ResourceID(arn: row.text(2)),
        errorClass: ErrorClass(rawValue: UInt8(truncatingIfNeeded: row.int(3))) ?? .exception,
        type: row.optionalText(4), frames: try TextLists.decode(row.bytes(5)))
    }
  }

  private func group(
    _ group: Group, in span: TimeSpan, _ onlyInside: Bool
  ) throws -> ErrorGroup? {
    guard let first = try edge(of: group.id, before: span.end, "ASC"),
      let last = try edge(of: group.id, before: span.end, "DESC")
    else { return nil }
    let isInside = last.time >= span.start
    guard isInside || !onlyInside else { return nil }
    let trend = isInside ? try trend(of: group.id, in: span) : [Int](repeating: 0, count: 12)
    var result = ErrorGroup(
      id: ErrorGroupID(value: group.fingerprint), resource: group.resource,
      errorClass: group.errorClass, type: group.type,
      message: try names.text(first.message, in: db), frames: group.frames,
      count: trend.reduce(0, +), firstSeen: first.time, lastSeen: last.time)
    result.firstSeenIsEdge = isEdge(first.time, of: group.resource)
    result.versions = try versions(of: group.id, before: span.end)
    result.sampleRequestIDs = try samples(of: group.id, in: span)
    result.state = first.time >= span.start && !result.firstSeenIsEdge ? .new : .open
    result.trend = trend
    return result
  }

  /// An error within five minutes of where recording began may well be an old one.
  private func isEdge(_ first: Instant, of resource: ResourceID) -> Bool {
    recordedFrom(resource).map { first.since($0) < 300_000 } ?? false
  }

  private func edge(
    of group: Int64, before end: Instant, _ order: String
  ) throws -> (time: Instant, message: Int64)? {
    try db.first(
      "SELECT time, message FROM error WHERE grp = ? AND time < ? ORDER BY time \(order) LIMIT 1",
      [.int(group), .int(end.milliseconds)]
    ) { (Instant(milliseconds: $0.int(0)), $0.int(1)) }
  }

  /// Twelve counts: whole hours are read as such, what lies at the edges one by one.
  private func trend(of group: Int64, in span: TimeSpan) throws -> [Int] {
    let (start, end) = (Clamp.time(span.start.milliseconds), Clamp.time(span.end.milliseconds))
    let edges = (0...12).map { start + (end - start) / 12 * $0 + (end - start) % 12 * $0 / 12 }
    return try (0..<12).map { try count(of: group, from: edges[$0], to: edges[$0 + 1]) }
  }

  private func count(of group: Int64, from start: Int64, to end: Int64) throws -> Int {
    let (first, last) = (Self.hour(of: start &+ 3_599_999), Self.hour(of: end))
    guard first < last else { return try scan(group, start, end) }
    let whole = try db.first(
      "SELECT coalesce(sum(n), 0) FROM error_hour WHERE grp = ? AND hour >= ? AND hour < ?",
      [.int(group), .int(first), .int(last)]
    ) { Int(clamping: $0.int(0)) }
    return try scan(group, start, first &* 3_600_000) + (whole ?? 0)
      + scan(group, last &* 3_600_000, end)
  }

  private func scan(_ group: Int64, _ start: Int64, _ end: Int64) throws -> Int {
    guard start < end else { return 0 }
    return try db.first(
      "SELECT count(*) FROM error WHERE grp = ? AND time >= ? AND time < ?",
      [.int(group), .int(start), .int(end)]
    ) { Int(clamping: $0.int(0)) } ?? 0
  }

  private func versions(of group: Int64, before end: Instant) throws -> [String] {
    try db.all(
      "SELECT version FROM error_version WHERE grp = ? AND first < ? ORDER BY first",
      [.int(group), .int(end.milliseconds)]
    ) { $0.int(0) }.map { try names.text($0, in: db) }
  }

  private func samples(of group: Int64, in span: TimeSpan) throws -> [RequestID] {
    try db.all(
      """
      SELECT request FROM error WHERE grp = ? AND time >= ? AND time < ? AND length(request) = 16
      ORDER BY time DESC LIMIT ?
      """,
      [
        .int(group), .int(span.start.milliseconds), .int(span.end.milliseconds), .int(Self.samples),
      ]
    ) { RequestBytes.decode($0.bytes(0)) }.compactMap(\.self)
  }

  private func records(of group: Group, in span: TimeSpan, limit: Int) throws -> [ErrorRecord] {
    let rows = try db.all(
      """
      SELECT time, request, version, message FROM error WHERE grp = ? AND time >= ? AND time < ?
      ORDER BY time DESC LIMIT ?
      """,
      [
        .int(group.id), .int(span.start.milliseconds), .int(span.end.milliseconds),
        .int(max(0, limit)),
      ]
    ) { ($0.int(0), $0.bytes(1), $0.optionalInt(2), $0.int(3)) }
    return try rows.map { time, request, version, message in
      ErrorRecord(
        resource: group.resource, time: Instant(milliseconds: time),
        requestID: RequestBytes.decode(request),
        version: try version.map { try names.text($0, in: db) }, errorClass: group.errorClass,
        type: group.type, message: try names.text(message, in: db), frames: group.frames,
        group: ErrorGroupID(value: group.fingerprint))
    }
  }
}
