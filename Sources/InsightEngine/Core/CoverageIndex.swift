import ServerlessModel

/// What was seen of one account, asked by resource and source.
struct CoverageIndex {
  /// The entries of one source.
  private struct Entries {
    /// Those whose scope may hold many resources, with their places in the order they came in.
    var wide: [(place: Int, entry: Coverage)] = []
    /// Those of one resource or log group, by its ARN or name.
    var named: [String: [(place: Int, entry: Coverage)]] = [:]

    mutating func add(_ entry: Coverage, at place: Int) {
      if entry.scope == "*" || entry.scope.hasPrefix("AWS/") {
        wide.append((place, entry))
      } else {
        named[entry.scope, default: []].append((place, entry))
      }
    }
  }

  private var entries: [Coverage.Source: Entries] = [:]
  /// Entries of what was refused, by the action.
  private var refused: [String: [Coverage]] = [:]

  init(_ coverage: [Coverage]) {
    for (place, entry) in coverage.enumerated() {
      entries[entry.source, default: Entries()].add(entry, at: place)
      if case .denied(let action) = entry.outcome { refused[action, default: []].append(entry) }
    }
  }

  /// Whether a source was asked for a resource by its name or ARN, and not only for all of its kind.
  func names(_ resource: Resource, _ source: Coverage.Source) -> Bool {
    guard let named = entries[source]?.named, !named.isEmpty else { return false }
    return Self.names(of: resource).contains { named[$0] != nil }
  }

  private static func names(of resource: Resource) -> Set<String> {
    [resource.id.arn, resource.name, "/aws/lambda/" + resource.name]
  }

  /// What was seen of a resource by one source.
  func seen(_ source: Coverage.Source, of resource: Resource) -> SeenSource {
    let held = entries[source] ?? Entries()
    let named = Self.names(of: resource).flatMap { held.named[$0] ?? [] }
    let matching = (held.wide + named).filter { Self.matches($0.entry, resource) }
      .sorted { $0.place < $1.place }
    return SeenSource(matching.map(\.entry), isKept: !entries.isEmpty)
  }

  /// What was seen of one scope of a source, such as a namespace of metrics; of anything where none is given.
  func seen(_ source: Coverage.Source, scope: String? = nil, in region: String) -> SeenSource {
    let held = entries[source] ?? Entries()
    let wide = held.wide.filter { scope == nil || $0.entry.scope == "*" || $0.entry.scope == scope }
    let named = scope.map { held.named[$0] ?? [] } ?? held.named.values.flatMap(\.self)
    let matching = (wide + named).filter { Self.isIn(region, $0.entry) }
      .sorted { $0.place < $1.place }
    return SeenSource(matching.map(\.entry), isKept: !entries.isEmpty)
  }

  /// Seconds without a gap up to `at` that a source was seen for a resource; as `SeenSource` says.
  func held(_ source: Coverage.Source, of resource: Resource, at: Instant) -> Held<Int64>? {
    seen(source, of: resource).held(at: at)
  }

  /// The refusal of an operation that a resource's facts come from, or of one at all; `nil` where it was not refused.
  ///
  /// One of a list, or of a queue or a role beside the resource, counts too; one for another of its kind does not.
  func refusal(of action: String, _ resource: Resource? = nil) -> Missing? {
    let isRefused = refused[action, default: []].contains { entry in
      resource.map { Self.mayTouch(entry, $0) } ?? true
    }
    return isRefused ? .denied(action: action) : nil
  }

  /// Whether a source was asked for something in a region, whenever that was.
  func wasAsked(_ source: Coverage.Source, _ scope: String, in region: String) -> Bool {
    guard let held = entries[source] else { return false }
    return (held.wide + (held.named[scope] ?? [])).contains { _, entry in
      entry.isAnswer && (entry.scope == "*" || entry.scope == scope) && Self.isIn(region, entry)
    }
  }

  private static func mayTouch(_ entry: Coverage, _ resource: Resource) -> Bool {
    let isFar = ![resource.region, "", "*", "global"].contains(entry.region)
    let other = ResourceID(arn: entry.scope).service
    return !isFar && (entry.scope == resource.id.arn || other != resource.id.service)
  }

  private static func matches(_ entry: Coverage, _ resource: Resource) -> Bool {
    guard isIn(resource.region, entry) else { return false }
    guard entry.scope.hasPrefix("AWS/") else { return true }
    return isNamespace(entry.scope, of: resource)
  }

  private static func isIn(_ region: String, _ entry: Coverage) -> Bool {
    region.isEmpty || entry.region.isEmpty || entry.region == "*" || entry.region == region
  }

  /// `AWS/Lambda` covers every function; an account has metrics in every namespace.
  private static func isNamespace(_ scope: String, of resource: Resource) -> Bool {
    let wanted = scope.dropFirst(4).lowercased()
    return switch resource.kind {
    case .account: true
    case .userPool: wanted == "cognito"
    case .loadBalancer: wanted.hasSuffix("elb")
    default: wanted == resource.kind.service
    }
  }
}
