import ServerlessModel

extension Context {
  /// What the function reaches that does not grow with it: a database or a cache that traces name, else its network.
  ///
  /// `nil` where it reaches nothing of the kind; throws where traces would have to say so and were not recorded.
  func fragileDownstream(_ seconds: Int64) throws -> String? {
    let function = try described()
    let calls = (try? traces(seconds))?.flatMap(\.calls) ?? []
    if let host = calls.lazy.map(\.name).first(where: Self.isServer) { return host }
    if !function.subnets.isEmpty {
      return "a network of " + Format.counted(function.subnets.count, "subnet")
    }
    _ = try traces(seconds)
    try require(.traces, seconds)
    return nil
  }

  /// The connections that a database named so takes at most, where that was read.
  func connectionLimit(of host: String) -> Int? {
    let address = host.split(separator: "@").last ?? ""
    let name = String(address.prefix { $0 != "." })
    let id = ResourceID(
      .database, name: name, account: resource.account, region: resource.region)
    guard case .database(let database) = fleet.configurations[id] else { return nil }
    return database.maxConnections
  }

  /// `orders@shop.abc.eu-west-1.rds.amazonaws.com`, as X-Ray names a database, or the host of a cache.
  private static func isServer(_ name: String) -> Bool {
    let kinds = [".rds.", ".cache.", ".docdb.", ".redshift.", ".memorydb."]
    return name.contains(".amazonaws.com") && kinds.contains { name.contains($0) }
  }
}
