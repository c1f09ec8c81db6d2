import ServerlessModel

/// Reads the limits that hold in one account and region.
struct PlaceLimits {
  let place: LimitReport.Place
  let members: [Resource]
  let quotas: [Quota]
  let points: LimitPoints

  private static let concurrencyCode = "L-B99A9384"
  private static let rateCode = "L-8A5B8E43"

  /// The limits of the account as a whole: those that were read, and the defaults of what is used here.
  func ofAccount() throws -> [LimitUse] {
    let shared = Set([Self.concurrencyCode, Self.rateCode])
    let ofEach = Set(ResourceLimit.all.compactMap(\.liveCode))
    let others = quotas.filter { !shared.contains($0.code) && !ofEach.contains($0.code) }
    return try [concurrency(), requestRate()].compactMap(\.self) + others.map(read)
  }

  /// The limits that each resource has for itself.
  func ofResources() throws -> [LimitUse] {
    try members.flatMap { resource in
      try ResourceLimit.all.filter { $0.kind == resource.kind }
        .compactMap { try use(of: $0, resource) } + [try reserved(resource)].compactMap(\.self)
    }
  }

  private func read(_ quota: Quota) throws -> LimitUse {
    let own = members.first { $0.kind == .account }
    return points.use(quota, try own.map { try points.points(of: quota, at: $0.id) } ?? [])
  }

  /// Concurrency of the account: by its own metric, or else by what the functions had together.
  private func concurrency() throws -> LimitUse? {
    let functions = members.filter { $0.kind == .lambdaFunction }
    guard let quota = limit(Self.concurrencyCode, or: "lambda.concurrency", of: functions) else {
      return nil
    }
    let metric = "ConcurrentExecutions"
    let own =
      try members.first { $0.kind == .account }
      .map { try points.points(metric, .maximum, of: $0.id) } ?? []
    let together = try points.together(metric, .maximum, of: functions)
    return points.use(quota, own.isEmpty ? together.points : own, users: together.users)
  }

  /// Requests a second of all APIs.
  private func requestRate() throws -> LimitUse? {
    let apis = members.filter { $0.kind == .restAPI || $0.kind == .httpAPI }
    guard var quota = limit(Self.rateCode, or: "apigateway.accountRate", of: apis) else {
      return nil
    }
    if quota.code != Self.rateCode { quota.limit = Quotas.apiGatewayRate(region: place.region) }
    let together = try points.together("Count", .sum, of: apis, isRate: true)
    return points.use(quota, together.points, users: together.users)
  }

  /// The limit that was read, or the default where something here is bound by it.
  private func limit(_ code: String, or name: String, of users: [Resource]) -> Quota? {
    if let held = quotas.first(where: { $0.code == code }) { return held }
    guard !users.isEmpty else { return nil }
    return Quotas.quota(name, account: place.account, region: place.region)
  }

  private func use(of limit: ResourceLimit, _ resource: Resource) throws -> LimitUse? {
    let held = try points.points(
      limit.metric, limit.statistic, of: resource.id, isRate: limit.isRate)
    guard !held.isEmpty,
      var quota = Quotas.quota(limit.code, account: place.account, region: place.region)
    else { return nil }
    if let live = quotas.first(where: { $0.code == limit.liveCode }) {
      quota.limit = live.limit
      quota.source = live.source
    }
    return points.use(quota, held, of: resource.id)
  }

  /// The concurrency that is reserved for a function, which is its limit too.
  private func reserved(_ resource: Resource) throws -> LimitUse? {
    guard resource.kind == .lambdaFunction else { return nil }
    let configured = try points.source.configuration(of: resource.id, at: points.window.at)
    guard let reserved = configured.value?.function?.reservedConcurrency, reserved > 0 else {
      return nil
    }
    let quota = Quota(
      code: "lambda.reservedConcurrency", name: "Reserved concurrency", service: "lambda",
      account: place.account, region: place.region, limit: Double(reserved), adjustable: true,
      source: "configuration")
    let held = try points.points("ConcurrentExecutions", .maximum, of: resource.id)
    return points.use(quota, held, of: resource.id)
  }
}
