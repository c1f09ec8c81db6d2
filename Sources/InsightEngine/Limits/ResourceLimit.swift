import ServerlessModel

/// A limit that holds for one resource of a kind, and the metric that counts the use of it.
struct ResourceLimit: Sendable {
  let kind: ResourceKind
  /// Its code in the table of defaults.
  let code: String
  /// Its code in Service Quotas, where an account's own value may be held.
  let liveCode: String?
  let metric: String
  let statistic: Statistic
  /// Whether the limit is by the second, and the metric a sum of its period.
  let isRate: Bool

  /// - Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html and
  ///   https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html
  static let all = [
    ResourceLimit(
      kind: .queue, code: "sqs.inFlight", liveCode: nil,
      metric: "ApproximateNumberOfMessagesNotVisible", statistic: .maximum, isRate: false),
    ResourceLimit(
      kind: .table, code: "dynamodb.tableReadUnits", liveCode: "L-CF0CBE56",
      metric: "ConsumedReadCapacityUnits", statistic: .sum, isRate: true),
    ResourceLimit(
      kind: .table, code: "dynamodb.tableWriteUnits", liveCode: "L-AB614373",
      metric: "ConsumedWriteCapacityUnits", statistic: .sum, isRate: true),
  ]
}

extension Quotas {
  /// A default limit as a quota of a place; `nil` for a code that is not listed.
  static func quota(_ code: String, account: String, region: String) -> Quota? {
    defaults.first { $0.code == code }.map {
      Quota(
        code: $0.code, name: $0.name, service: $0.service, account: account, region: region,
        limit: $0.limit, adjustable: $0.adjustable, source: "default of \(asOf)")
    }
  }
}
