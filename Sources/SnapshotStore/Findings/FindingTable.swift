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

  func write(_ verdicts: [UnknownVerdict], names: NameWriter) throws {
    for account in Set(verdicts.map(\.resource.account)).sorted() { try forget(account) }
    for verdict in verdicts {
      try db.run(
        "INSERT OR REPLACE INTO unknown_verdict VALUES (?, ?, ?)",
        .int(try names.id(of: verdict.rule, in: db)),
        .int(try names.id(of: verdict.resource.arn, in: db)),
        .int(try names.id(of: verdict.missing, in: db)))
    }
  }

  func deleteAll() throws {
    try db.run("DELETE FROM finding_event")
    try db.run("DELETE FROM unknown_verdict")
  }

  private func forget(_ account: String) throws {
    let held = try db.all(
      "SELECT DISTINCT u.resource, n.text FROM unknown_verdict u JOIN name n ON n.id = u.resource"
    ) { ($0.int(0), ResourceID(arn: $0.text(1))) }
    for (number, resource) in held where resource.account == account {
      try db.run("DELETE FROM unknown_verdict WHERE resource = ?", .int(number))
    }
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
