import ServerlessModel

extension Gathering {
  /// Puts everything in order of time, on top of the configurations that held before, and starts anew.
  mutating func drain(onto held: inout [ResourceID: Configuration], fallback: Instant)
    -> SnapshotBatch
  {
    placeMetricOwners()
    nameAccounts()
    placeRoles()
    placeTrail()
    fillMappings()
    fillScaling()
    fillFindings()
    joinIntegrations()
    fillNetworks(fallback: fallback)
    joinAPIs()
    joinTaskDefinitions()
    var batch = SnapshotBatch()
    batch.accounts = accounts.values.sorted { $0.id < $1.id }
    batch.resources = drainedResources(fallback: fallback)
    batch.configurations = drainedConfigurations(onto: &held, fallback: fallback)
    batch.relations = relations.union(traces.relations()).sorted(by: Self.inOrder)
    batch.deployments = deployments.values.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    batch.traces = traces.drained()
    batch.points = metrics.drained()
    batch.alarms = alarms.drained(fallback: fallback)
    batch.quotas = quotas.sorted { $0.key < $1.key }.map(\.value)
    batch.coverage = drainedCoverage(fallback: fallback)
    self = Gathering(remembering: self)
    return batch
  }

  /// What later documents still need: names of APIs, stacks, and what was seen.
  private init(remembering past: Gathering) {
    self.init()
    accounts = past.accounts
    metrics.names = past.metrics.names
    stacks = past.stacks
    subnets = past.subnets
    integrations = past.integrations
    taskDefinitions = past.taskDefinitions
    alarms.definitions = past.alarms.definitions
    remembered = past.everSeen
  }

  /// Knows every account that a resource stands in.
  private mutating func nameAccounts() {
    for seen in sightings.values where !seen.account.isEmpty {
      let region = seen.region
      account(seen.account) { if !region.isEmpty { $0.regions.append(region) } }
    }
  }

  /// Calls about a role say its name alone, its ARN has a path: gives what is named so to the role of that name.
  private mutating func placeRoles() {
    let known = sightings.keys + relations.filter { $0.kind == .role }.map(\.to)
    var byName: [ResourceID: ResourceID] = [:]
    for id in known where id.service == "iam" && id.tail.hasPrefix("role/") {
      let name = id.tail.split(separator: "/").last.map(String.init) ?? ""
      let plain = ResourceID(.role, name: name, account: id.account, region: "")
      if plain != id { byName[plain] = id }
    }
    guard !byName.isEmpty else { return }
    for index in changes.indices {
      changes[index].resource = byName[changes[index].resource] ?? changes[index].resource
    }
    covered = Set(
      covered.map { row in
        var row = row
        row.scope = byName[ResourceID(arn: row.scope)]?.arn ?? row.scope
        return row
      })
  }

  /// Functions that a whole list of mappings does not name have none.
  private mutating func fillMappings() {
    for list in mappingLists {
      for (id, seen) in everSeen
      where seen.kind == .lambdaFunction && seen.account == list.account
        && seen.region == list.region
      {
        configure(id, at: list.time) { (part: inout FunctionConfiguration) in
          part.eventSourceMappings = part.eventSourceMappings ?? []
        }
      }
    }
  }

  /// Tables that a whole list of scalable targets does not name are not scaled.
  private mutating func fillScaling() {
    for list in scalingLists {
      for (id, seen) in everSeen
      where seen.kind == .table && seen.account == list.account && seen.region == list.region {
        configure(id, at: list.time) { (part: inout TableConfiguration) in
          part.scaling = part.scaling ?? []
        }
      }
    }
  }

  private func drainedResources(fallback: Instant) -> [Resource] {
    sightings.map { id, seen in
      var resource = Resource(
        id: id, kind: seen.kind, name: seen.name, account: seen.account, region: seen.region,
        tags: seen.tags,
        validFrom: seen.timeless ? min(seen.first ?? fallback, fallback) : seen.first ?? fallback)
      resource.stack =
        stacks.root(of: id, kind: seen.kind, name: seen.name)
        ?? seen.tags["aws:cloudformation:stack-name"].map { stacks.root(ofStack: $0) }
      return resource
    }
    .sorted { $0.id < $1.id }
  }

  private func drainedConfigurations(
    onto held: inout [ResourceID: Configuration], fallback: Instant
  ) -> [(resource: ResourceID, from: Instant, value: Configuration)] {
    let ordered = changes.enumerated().sorted { left, right in
      (left.element.resource, left.element.time ?? fallback, left.offset)
        < (right.element.resource, right.element.time ?? fallback, right.offset)
    }
    var rows: [(resource: ResourceID, from: Instant, value: Configuration)] = []
    for (_, change) in ordered {
      var whole = held[change.resource]
      change.apply(&whole)
      guard let whole else { continue }
      held[change.resource] = whole
      let from = change.time ?? fallback
      if let last = rows.last, last.resource == change.resource {
        if last.from == from { rows[rows.count - 1].value = whole }
        if last.from == from || last.value == whole { continue }
      }
      rows.append((change.resource, from, whole))
    }
    return rows
  }

  private func drainedCoverage(fallback: Instant) -> [Coverage] {
    covered.map { row in
      let time = row.time ?? fallback
      let span = row.span ?? TimeSpan(start: time, end: time.adding(milliseconds: 1))
      return Coverage(
        account: row.account, region: row.region, source: row.source, scope: row.scope,
        span: span, settled: row.settled ?? span.end, outcome: row.outcome, apiCalls: row.calls)
    }
    .sorted { left, right in
      (left.account, left.region, left.source.rawValue, left.scope, left.span.start)
        < (right.account, right.region, right.source.rawValue, right.scope, right.span.start)
    }
  }

  private static func inOrder(_ left: Relation, _ right: Relation) -> Bool {
    (left.from, left.to, left.kind.rawValue) < (right.from, right.to, right.kind.rawValue)
  }
}
