package import ServerlessModel

/// What changed between two stretches of time, in one recording or in two.
package struct Diff: Hashable, Sendable {
  /// One side: where it is read from, and when.
  package struct Side: Sendable {
    let source: any FactSource
    package let span: TimeSpan

    /// Makes a side.
    package init(_ source: any FactSource, _ span: TimeSpan) {
      self.source = source
      self.span = span
    }

    /// The last moment of it; its end is the first moment that is not.
    var last: Instant { span.end.adding(milliseconds: -1) }

    func resources(in scope: Scope) throws -> [Resource] {
      try source.resources(at: last).filter(scope.holds)
    }
  }

  package let before: TimeSpan
  package let after: TimeSpan
  package let confidence: Confidence
  /// What got worse first, the most first.
  package let functions: [ComparedFunction]
  /// Settings that are not what they were.
  package let changes: [ConfigurationChange]
  /// Code and versions that were deployed between the first moment after `before` and the end of `after`.
  package let deployments: [Deployment]
  /// Resources that stood only after, and only before.
  package let added: [Resource]
  package let removed: [Resource]

  /// Compares all of a scope.
  package init(before: Side, after: Side, scope: Scope = .everything) throws {
    let pairs = PairedResources(
      before: try before.resources(in: scope), after: try after.resources(in: scope))
    let counted = try pairs.both.filter { $0.after.kind == .lambdaFunction }
      .map { try CountedFunction($0, before: before, after: after) }
    let confidence = Confidence(functions: counted.count(where: \.hasEnough))
    self.before = before.span
    self.after = after.span
    self.confidence = confidence
    functions = try counted.map { try $0.compared(confidence) }.sorted(
      by: ComparedFunction.isBefore)
    changes = try pairs.both.flatMap { try Self.changes(of: $0, before, after) }
    let between = TimeSpan(start: min(before.span.end, after.span.start), end: after.span.end)
    deployments = try pairs.both.flatMap {
      try after.source.deployments(of: $0.after.id, in: between)
    }.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    added = pairs.added
    removed = pairs.removed
  }

  private static func changes(
    of pair: PairedResources.Pair, _ before: Side, _ after: Side
  ) throws -> [ConfigurationChange] {
    guard let old = try before.source.configuration(of: pair.before.id, at: before.last).value,
      let new = try after.source.configuration(of: pair.after.id, at: after.last).value
    else { return [] }
    return ConfigurationText.changes(
      of: pair.after.id,
      [
        ConfigurationVersion(from: before.span.start, configuration: old),
        ConfigurationVersion(from: after.span.start, configuration: new),
      ])
  }
}

/// The resources of two sides that are the same one: by ARN, else by kind and name where only one each has them.
struct PairedResources {
  struct Pair {
    let before: Resource
    let after: Resource
  }

  let both: [Pair]
  let added: [Resource]
  let removed: [Resource]

  init(before: [Resource], after: [Resource]) {
    let byID = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(after.map(\.id))
    let names = Dictionary(grouping: before.filter { !ids.contains($0.id) }, by: Name.init)
    let newNames = Dictionary(grouping: after.filter { byID[$0.id] == nil }, by: Name.init)
    both = after.compactMap { resource in
      if let same = byID[resource.id] { return Pair(before: same, after: resource) }
      let name = Name(resource)
      guard newNames[name]?.count == 1, let found = names[name], found.count == 1 else {
        return nil
      }
      return Pair(before: found[0], after: resource)
    }
    let paired = Set(both.flatMap { [$0.before.id, $0.after.id] })
    added = after.filter { !paired.contains($0.id) }
    removed = before.filter { !paired.contains($0.id) }
  }

  private struct Name: Hashable {
    let kind: ResourceKind
    let name: String

    init(_ resource: Resource) {
      kind = resource.kind
      name = resource.name
    }
  }
}
