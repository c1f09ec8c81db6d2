import ServerlessModel

extension Context {
  /// The configuration of the kind that a rule reads; throws where no source said it.
  func configured<Part>(_ part: (Configuration) -> Part?) throws -> Part {
    guard let known = part(try configuration()) else { throw Lacks(.notRecorded("configuration")) }
    return known
  }

  /// Every configuration of the resource that is known up to the judgement, oldest first.
  func versions() -> [ConfigurationVersion] {
    facts.versions.filter { $0.from <= at }
  }

  /// The stages of an API; throws where nobody asked for them.
  func stages() throws -> [APIStage] {
    let stages = try configured(\.api).stages
    guard !stages.isEmpty else { throw Lacks(.notRecorded("apigateway:GET")) }
    return stages
  }

  /// The methods or routes of an API; throws where nobody asked for them.
  func routes() throws -> [APIRoute] {
    guard let routes = try configured(\.api).routes else {
      let asked = resource.kind == .restAPI ? "apigateway:GET" : "apigateway:GET"
      throw Lacks(.notRecorded(asked))
    }
    return routes
  }

  /// The other resources of a kind with what held of them; a walk over all of it, so ask what is cheap first.
  func others(_ kind: ResourceKind) -> [(resource: Resource, configuration: Configuration)] {
    (facts.fleet.inventory.byKind[kind] ?? []).compactMap { other in
      let versions = facts.fleet.versions[other.id] ?? []
      let held = versions.last { $0.from <= at } ?? versions.first
      return held.map { (other, $0.configuration) }
    }
  }

  /// Whether every resource of a service of the account and region was listed.
  func listed(_ service: String) throws -> Bool {
    try facts.source.coverage(account: resource.account).contains { entry in
      guard entry.source == .inventory, [service, "*"].contains(entry.scope),
        [resource.region, "*"].contains(entry.region)
      else { return false }
      return entry.outcome == .answered || entry.outcome == .empty
    }
  }
}

extension Format {
  /// The first few of some names and how many more there are: `dev, prod, test and 2 more`.
  static func firstFew(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? shown + " and " + count(names.count - 3) + " more" : shown
  }
}

extension Context {
  /// Whether the resource has stood for longer than some seconds, by its own date or by the recording's first sight.
  func isOlder(than seconds: Int64, made: Instant?) -> Bool {
    at.since(min(made ?? resource.validFrom, resource.validFrom)) >= seconds * 1000
  }
}
