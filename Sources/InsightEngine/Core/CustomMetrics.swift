import ServerlessModel

/// A microservice with its functions.
struct Workload {
  let name: String
  let functions: Set<ResourceID>
}

/// The metrics of an account that AWS does not publish for everybody.
struct CustomMetrics {
  /// Their namespaces, in the order of the alphabet.
  let namespaces: [String]
  /// Whether ListMetrics was asked, so that what it does not name is not there.
  let isListed: Bool
  private let owners: Set<ResourceID>
  /// Namespaces of metrics that no function owns, in small letters.
  private let shared: Set<String>
  private let named: [String]

  init(series: [SeriesID], listed: [String]?, named: [String]) {
    let own = series.filter { Self.isCustom($0.metric.namespace) }
    let listedToo = (listed ?? []).filter(Self.isCustom)
    let owned = Set(own.filter { $0.resource != nil }.map(\.metric.namespace))
    let all = Set(own.map(\.metric.namespace)).union(listedToo)
    owners = Set(own.compactMap(\.resource))
    shared = Set(all.subtracting(owned).map { $0.lowercased() })
    namespaces = all.sorted()
    isListed = listed != nil
    self.named = named.map { $0.lowercased() }
  }

  /// Whether one of them is a workload's: a function of it owns it, its namespace names it, or names nobody.
  func count(for workload: Workload) -> Bool {
    let name = workload.name.lowercased()
    return !owners.isDisjoint(with: workload.functions)
      || shared.contains { space in
        space.contains(name) || !named.contains { space.contains($0) }
      }
  }

  /// Whether a namespace is neither of AWS nor of perch.
  static func isCustom(_ namespace: String) -> Bool {
    !namespace.hasPrefix("AWS/") && !["LambdaInsights", MetricID.accessLogs].contains(namespace)
  }
}

extension Context {
  /// The microservices of the account with their functions, in the order of the alphabet.
  func workloads() -> [Workload] {
    var byName: [String: Set<ResourceID>] = [:]
    for member in members where member.kind == .lambdaFunction {
      for name in member.microservices where name != MicroserviceName.ungrouped {
        byName[name, default: []].insert(member.id)
      }
    }
    return byName.sorted { $0.key < $1.key }.map { Workload(name: $0.key, functions: $0.value) }
  }

  /// The custom metrics of the account, held or only listed.
  func customMetrics(naming names: [String]) throws -> CustomMetrics {
    let series = try facts.source.seriesIDs(account: resource.account, namespace: nil)
    let lists = accountSettings.compactMap(\.customNamespaces)
    return CustomMetrics(
      series: series, listed: lists.isEmpty ? nil : lists.flatMap(\.self), named: names)
  }
}
