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

extension Context {
  /// The use of a limit in the last `seconds`: by its metric, a rate by its busiest period, else as it was read.
  func use(of quota: Quota, _ seconds: Int64) throws -> Double? {
    let read = [quota.used, quota.peak].compactMap(\.self).max()
    guard let metric = quota.usage else { return read }
    let statistic = quota.usageStatistic ?? .maximum
    let series = try facts.shelf.series().filter {
      $0.metric == metric && $0.statistic == statistic
    }.min { $0.periodSeconds < $1.periodSeconds }
    guard let series else { return read }
    let column = try facts.shelf.column(series, in: facts.loaded(from: last(seconds).start))
    guard let most = column.maximum(last(seconds)) else { return read }
    guard let period = quota.periodSeconds else { return most }
    return most / Double(max(1, series.periodSeconds)) * Double(period)
  }
}
