import GRDB
package import ServerlessModel

extension SnapshotReader {
  /// The accounts that resources or calls named, by id.
  package func accounts(at moment: Instant) throws -> [Account] {
    try read { db, open in
      try open.part(db, \.accounts) { db in
        try db.all("SELECT id, name, regions FROM account ORDER BY id") {
          Account(id: $0.text(0), name: $0.text(1), regions: try TextLists.decode($0.bytes(2)))
        }
      }
    }
  }

  /// The resources that stood at a moment, by ARN.
  package func resources(at moment: Instant) throws -> [Resource] {
    try resourceList().standing(at: moment)
  }

  /// The resource of an ARN, or those of a name, that stood at a moment.
  package func resources(matching text: String, at moment: Instant) throws -> [Resource] {
    try resourceList().matching(text, at: moment)
  }

  /// How resources lead to each other, where both ends may stand at a moment.
  package func relations(at moment: Instant) throws -> [Relation] {
    let standing = try resourceList()
    let all = try read { db, open in
      try open.part(db, \.relations) { db in
        try db.all(
          """
          SELECT r.kind, a.text, b.text FROM relation r
          JOIN name a ON a.id = r.source JOIN name b ON b.id = r.target ORDER BY a.text, b.text
          """
        ) { row in
          Relation.Kind(rawValue: row.text(0)).map {
            Relation(
              kind: $0, from: ResourceID(arn: row.text(1)), to: ResourceID(arn: row.text(2)))
          }
        }.compactMap(\.self)
      }
    }
    return all.filter {
      standing.mayStand($0.from, at: moment) && standing.mayStand($0.to, at: moment)
    }
  }

  /// The configuration that held at a moment, or why none is known.
  package func configuration(
    of resource: ResourceID, at moment: Instant
  ) throws -> Held<ServerlessModel.Configuration> {
    let rows = try history(of: resource)
    if let held = rows.last(where: { $0.from <= moment }) { return .value(held.value) }
    // The first sight holds for the time before it, unless it says itself that it changed since.
    if let first = rows.first {
      let changed = first.value.function?.lastModified ?? Instant(milliseconds: .min)
      return changed <= moment
        ? .value(first.value) : .missing(.notRecorded("configuration before \(changed.rfc3339)"))
    }
    let missing = try missing(
      .configuration, of: resource, in: TimeSpan(start: moment, end: moment),
      called: "configuration", holdsRows: false)
    return .missing(missing ?? .notRecorded("configuration"))
  }

  /// Every configuration in a span, oldest first, the one that held at its start included.
  package func configurations(
    of resource: ResourceID, in span: TimeSpan
  ) throws -> [ConfigurationVersion] {
    let rows = try history(of: resource)
    let versions = rows.enumerated().map { index, row in
      ConfigurationVersion(
        from: row.from, to: index + 1 < rows.count ? rows[index + 1].from : nil,
        configuration: row.value)
    }
    return versions.filter { $0.from < span.end && ($0.to.map { $0 > span.start } ?? true) }.map {
      guard let to = $0.to, to >= span.end else { return $0 }
      return ConfigurationVersion(from: $0.from, configuration: $0.configuration)
    }
  }

  /// Code and version changes of a resource in a span, oldest first.
  package func deployments(of resource: ResourceID, in span: TimeSpan) throws -> [Deployment] {
    try allDeployments(in: span).filter { $0.resource == resource }
  }

  /// Code and version changes of all resources in a span, oldest first.
  package func allDeployments(in span: TimeSpan) throws -> [Deployment] {
    let all = try read { db, open in
      try open.part(db, \.deployments) { db in
        let rows = try db.all("SELECT derived, value FROM deployment ORDER BY time, id") {
          (isDerived: $0.int(0) == 1, value: try Documents.decode(Deployment.self, $0.bytes(1)))
        }
        return DeploymentUnion.union(rows)
      }
    }
    return all.filter { span.contains($0.time) }
  }

  /// The limits of an account and region.
  package func quotas(account: String, region: String) throws -> [Quota] {
    let all = try read { db, open in
      try open.part(db, \.quotas) { db in
        try db.all("SELECT value FROM quota ORDER BY account, region, service, code") {
          try Documents.decode(Quota.self, $0.bytes(0))
        }
      }
    }
    return all.filter { $0.account == account && $0.region == region }
  }

  /// Each alarm as its last change up to a moment left it.
  package func alarms(at moment: Instant) throws -> Held<[Alarm]> {
    let lives = try alarmLives()
    let standing = lives.compactMap { $0.last { $0.since <= moment } }
    if !lives.isEmpty { return .value(standing) }
    let rows = try allCoverage().filter { $0.source == .alarms }
    if rows.contains(where: \.isHeld) { return .value([]) }
    return .missing(rows.last?.outcome.refusal ?? .notRecorded("alarms"))
  }

  /// Each state that alarms stood in up to a moment, by alarm and oldest first.
  package func alarmChanges(upTo moment: Instant) throws -> [Alarm] {
    try alarmLives().joined().filter { $0.since <= moment }
  }

  private func alarmLives() throws -> [[Alarm]] {
    try read { db, open in
      try open.part(db, \.alarms) { db in
        let all = try db.all("SELECT value FROM alarm ORDER BY id, since") {
          try Documents.decode(Alarm.self, $0.bytes(0))
        }
        return all.reduce(into: [[Alarm]]()) { lives, alarm in
          if lives.last?.last?.id == alarm.id {
            lives[lives.count - 1].append(alarm)
          } else {
            lives.append([alarm])
          }
        }
      }
    }
  }

  private func history(of resource: ResourceID) throws -> [ConfigurationRow] {
    try read { db, open in
      let held = try open.part(db, \.configurations) { _ in [:] }
      if let rows = held[resource] { return rows }
      guard let number = try open.names.id(of: resource.arn, in: db) else { return [] }
      let former = open.formerConfigurations(of: resource)
      let rows = try db.all(
        "SELECT start, seen, hash, value FROM configuration WHERE resource = ? ORDER BY start",
        [.int(number)]
      ) { row in
        let hash = row.int(2)
        return ConfigurationRow(
          from: Instant(milliseconds: row.int(0)), seen: Instant(milliseconds: row.int(1)),
          hash: hash,
          value: try former.first { $0.hash == hash }?.value
            ?? Documents.decode(ServerlessModel.Configuration.self, row.bytes(3)))
      }
      try open.keep(rows, of: resource, db)
      return rows
    }
  }

  func resourceList() throws -> ResourceList {
    try read { db, open in try open.resources(db) }
  }
}
