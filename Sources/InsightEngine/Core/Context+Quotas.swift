import ServerlessModel

extension Context {
  /// The limits of the account and region; throws where nobody asked for them.
  func quotas() throws -> [Quota] {
    let all = try facts.source.quotas(account: resource.account, region: resource.region)
    guard !all.isEmpty else { throw lacks("servicequotas:ListServiceQuotas") }
    return all
  }

  /// One limit by its code; `nil` where it was not read.
  func quota(_ code: String) throws -> Double? {
    try facts.source.quotas(account: resource.account, region: resource.region)
      .first { $0.code == code }?.limit
  }
}
