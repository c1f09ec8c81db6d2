import ServerlessModel

/// What lists of a whole account and region say of its APIs, for when all documents are read.
struct APIBook {
  /// An account and a region.
  struct Place: Hashable {
    var account: String
    var region: String

    init(_ answer: Answer) {
      account = answer.account
      region = answer.region
    }

    /// Whether a resource was seen there.
    func holds(_ seen: Gathering.Sighting) -> Bool {
      seen.account == account && seen.region == region
    }
  }

  /// The domain names of a place and what each of them leads to.
  struct Domains {
    var listed: [String: APIDomain] = [:]
    var apis: [String: Set<String>] = [:]
    var time: Instant?

    /// Whether it is known of every name what it leads to.
    var isWhole: Bool { listed.keys.allSatisfy { apis[$0] != nil } }

    /// The names that lead to an API.
    func names(of api: String) -> [APIDomain] {
      apis.filter { $0.value.contains(api) }.map { listed[$0.key] ?? APIDomain(name: $0.key) }
        .sorted { $0.name < $1.name }
    }
  }

  /// Places whose usage plans were listed, with the time of the list.
  var planLists: [(place: Place, time: Instant?)] = []
  private(set) var domains: [Place: Domains] = [:]

  mutating func add(_ domain: APIDomain, in place: Place) {
    domains[place, default: Domains()].listed[domain.name] = domain
  }

  mutating func lead(_ domain: String, to apis: [String], in place: Place) {
    domains[place, default: Domains()].apis[domain, default: []].formUnion(apis)
  }

  /// Notes when a place's domains were asked for, the last time of several.
  mutating func note(_ answer: Answer) {
    let known = domains[Place(answer)]?.time
    domains[Place(answer), default: Domains()].time =
      [known, answer.time].compactMap(\.self).max()
  }
}

extension Gathering {
  /// Lets APIs know their domains, and those that no usage plan names that they have none.
  mutating func joinAPIs() {
    guard !apis.planLists.isEmpty || !apis.domains.isEmpty else { return }
    let seen = everSeen.filter { [.restAPI, .httpAPI, .webSocketAPI].contains($0.value.kind) }
    for (place, time) in apis.planLists {
      for (id, api) in seen where api.kind == .restAPI && place.holds(api) {
        configure(id, at: time) { (part: inout APIConfiguration) in
          part.usagePlans = part.usagePlans ?? []
          part.unlimitedUsagePlans = part.unlimitedUsagePlans ?? []
        }
      }
    }
    for (place, domains) in apis.domains {
      for (id, api) in seen where place.holds(api) {
        let names = domains.names(of: id.tail.split(separator: "/").last.map(String.init) ?? "")
        guard !names.isEmpty || domains.isWhole else { continue }
        configure(id, at: domains.time) { (part: inout APIConfiguration) in part.domains = names }
      }
    }
  }
}
