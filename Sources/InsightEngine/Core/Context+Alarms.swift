import ServerlessModel

extension Context {
  /// The alarms that watch the resource; throws where alarms were not read.
  func alarms() throws -> [Alarm] {
    try facts.fleet.alarms(at: at).orLacks()[resource.id] ?? []
  }

  /// A limit of the account and region, and where it was read; the default of AWS where it was not.
  func quota(_ code: String, default fallback: String) throws -> (limit: Double, source: String) {
    let all = try facts.source.quotas(account: resource.account, region: resource.region)
    if let read = all.first(where: { $0.code == code }) { return (read.limit, read.source) }
    return (Quotas.limit(fallback) ?? 0, "default of " + Quotas.asOf)
  }
}
