import GRDB
import ServerlessModel

/// Writes and reads the lives of findings.
struct FindingTable {
  let db: Database

  func write(_ events: [FindingEvent], names: NameWriter) throws {
    for event in events {
      let value = try FindingCodec.encode(event.finding) { try names.id(of: $0, in: db) }
      try db.run(
        "INSERT INTO finding_event(finding, time, kind, value) VALUES (?, ?, ?, ?)",
        .int(try names.id(of: event.finding.id, in: db)), .int(event.time.milliseconds),
        .text(event.kind.rawValue), .bytes(value))
    }
  }

  /// Writes what cannot be judged of resources, in place of what is held of them.
  func write(_ verdicts: [ResourceID: [UnknownVerdict]], names: NameWriter) throws {
    guard !verdicts.isEmpty else { return }
    var stale = try held(of: Set(verdicts.keys.map { try names.id(of: $0.arn, in: db) }))
    for verdict in verdicts.values.joined() {
      let place = UnknownPlace(
        rule: try names.id(of: verdict.rule, in: db),
        resource: try names.id(of: verdict.resource.arn, in: db))
      let missing = try names.id(of: verdict.missing, in: db)
      guard stale.removeValue(forKey: place) != missing else { continue }
      try db.run(
        "INSERT OR REPLACE INTO unknown_verdict VALUES (?, ?, ?)", .int(place.rule),
        .int(place.resource), .int(missing))
    }
    for place in stale.keys {
      try db.run(
        "DELETE FROM unknown_verdict WHERE rule = ? AND resource = ?", .int(place.rule),
        .int(place.resource))
    }
  }

  func deleteAll() throws {
    try db.run("DELETE FROM finding_event")
    try db.run("DELETE FROM unknown_verdict")
  }

  private struct UnknownPlace: Hashable {
    let rule: Int64
    let resource: Int64
  }

  private func held(of resources: Set<Int64>) throws -> [UnknownPlace: Int64] {
    var held: [UnknownPlace: Int64] = [:]
    try db.each("SELECT rule, resource, missing FROM unknown_verdict") { row in
      guard resources.contains(row.int(1)) else { return }
      held[UnknownPlace(rule: row.int(0), resource: row.int(1))] = row.int(2)
    }
    return held
  }
}

extension FindingTable {
  /// Each finding as its last event up to a moment left it.
  func findings(at moment: Instant, names: NameReader) throws -> [Finding] {
    let values = try db.all(
      """
      SELECT e.value FROM (SELECT DISTINCT finding FROM finding_event) f
      JOIN finding_event e ON e.seq = (
        SELECT l.seq FROM finding_event l WHERE l.finding = f.finding AND l.time <= ?
        ORDER BY l.time DESC, l.seq DESC LIMIT 1)
      ORDER BY e.time, e.seq
      """, [.int(moment.milliseconds)]
    ) { $0.bytes(0) }
    return try values.map { value in
      try FindingCodec.decode(value) { try names.text($0, in: db) }
    }
  }

  func events(in span: TimeSpan, names: NameReader) throws -> [FindingEvent] {
    let rows = try db.all(
      "SELECT kind, time, value FROM finding_event WHERE time >= ? AND time < ? ORDER BY time, seq",
      [.int(span.start.milliseconds), .int(span.end.milliseconds)]
    ) { ($0.text(0), $0.int(1), $0.bytes(2)) }
    return try rows.map { kind, time, value in
      guard let kind = FindingEvent.Kind(rawValue: kind) else {
        throw DamagedData("a finding says \(kind)")
      }
      return FindingEvent(
        kind: kind, time: Instant(milliseconds: time),
        finding: try FindingCodec.decode(value) { try names.text($0, in: db) })
    }
  }

  func unknownVerdicts(names: NameReader) throws -> [UnknownVerdict] {
    try db.all("SELECT rule, resource, missing FROM unknown_verdict ORDER BY rule, resource") {
      ($0.int(0), $0.int(1), $0.int(2))
    }.map { rule, resource, missing in
      UnknownVerdict(
        rule: try names.text(rule, in: db),
        resource: ResourceID(arn: try names.text(resource, in: db)),
        missing: try names.text(missing, in: db))
    }
  }
}
