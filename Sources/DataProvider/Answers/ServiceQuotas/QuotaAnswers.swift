import AWSClient
import ServerlessModel

/// Limits that Service Quotas knows.
enum QuotaAnswers {
  static let handlers: [String: Handler] = [
    "list-service-quotas": list, "get-service-quota": one,
    "list-aws-default-service-quotas": defaults,
  ]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: ServiceQuotas.ListServiceQuotas = try answer.decode()
    keep(list.quotas ?? [], "service-quotas", answer, &gathering)
  }

  private static func defaults(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    let list: ServiceQuotas.ListServiceQuotas = try answer.decode()
    keep(list.quotas ?? [], "default", answer, &gathering)
  }

  private static func one(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: ServiceQuotas.GetServiceQuota = try answer.decode()
    keep(reply.quota.map { [$0] } ?? [], "service-quotas", answer, &gathering)
  }

  private static func keep(
    _ quotas: [ServiceQuotas.Quota], _ source: String, _ answer: Answer,
    _ gathering: inout Gathering
  ) {
    for quota in quotas {
      guard let code = quota.quotaCode, let limit = quota.value else { continue }
      let id = quota.quotaArn.map { ResourceID(arn: $0) }
      gathering.keep(
        Quota(
          code: code, name: quota.quotaName ?? code, service: quota.serviceCode ?? "",
          account: answer.place(id?.account, answer.account),
          region: answer.place(id?.region, answer.region), limit: limit,
          adjustable: quota.adjustable, source: source, usage: quota.usage,
          usageStatistic: quota.usageMetric?.metricStatisticRecommendation.map { Statistic($0) },
          periodSeconds: quota.period?.seconds))
    }
    gathering.seeAccount(answer.account, answer.region, at: answer.time)
    gathering.cover(
      .quotas, account: answer.account, region: answer.region,
      scope: quotas.first?.serviceCode ?? "*", quotas.isEmpty ? .empty : .answered,
      at: answer.time)
  }
}

extension Gathering {
  /// Keeps a quota; what was asked of the account wins over a default, and the use that is known stays known.
  mutating func keep(_ quota: Quota) {
    let key = "\(quota.account) \(quota.region) \(quota.service) \(quota.code)"
    guard var kept = quotas[key] else { return quotas[key] = quota }
    if quota.source != "default" && kept.source != "lambda:GetAccountSettings" {
      kept.limit = quota.limit
      kept.source = quota.source
    }
    kept.used = kept.used ?? quota.used
    kept.adjustable = kept.adjustable ?? quota.adjustable
    kept.usage = kept.usage ?? quota.usage
    kept.usageStatistic = kept.usageStatistic ?? quota.usageStatistic
    kept.periodSeconds = kept.periodSeconds ?? quota.periodSeconds
    quotas[key] = kept
  }
}

extension ServiceQuotas.Quota {
  /// The metric of its use in the words of the model.
  fileprivate var usage: MetricID? {
    MetricID(
      usageMetric?.metricNamespace, usageMetric?.metricName,
      (usageMetric?.metricDimensions ?? [:]).map { ($0.key, $0.value) })
  }
}

extension ServiceQuotas.Period {
  /// The length in whole seconds; `nil` for a unit below a second.
  fileprivate var seconds: Int? {
    let units = ["SECOND": 1, "MINUTE": 60, "HOUR": 3600, "DAY": 86_400, "WEEK": 604_800]
    return units[periodUnit ?? ""].map { $0 &* (periodValue ?? 1) }
  }
}
