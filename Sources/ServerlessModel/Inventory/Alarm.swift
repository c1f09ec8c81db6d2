/// A CloudWatch alarm as it stood at a moment.
package struct Alarm: Hashable, Codable, Sendable {
  /// The states that CloudWatch knows.
  package enum State: String, Codable, Sendable {
    case ok = "OK"
    case alarm = "ALARM"
    case insufficientData = "INSUFFICIENT_DATA"
  }

  /// Who evaluates it.
  package enum Kind: String, Codable, Sendable { case cloudwatch, composite, policy }

  package var id: String
  package var name: String
  package var kind: Kind
  package var state: State
  package var reason: String? = nil
  package var since: Instant
  package var account: String
  package var region: String
  /// The resource whose metric it watches, where its dimensions name one.
  package var resource: ResourceID? = nil
  package var metric: MetricID? = nil
  /// As CloudWatch names it: `Sum`, `p99`.
  package var statistic: String? = nil
  package var threshold: Double? = nil
  package var comparison: String? = nil
  package var periodSeconds: Int? = nil
  package var evaluationPeriods: Int? = nil
  /// How many of the evaluated periods must breach; `nil` for all of them.
  package var datapointsToAlarm: Int? = nil
  package var treatMissingData: String? = nil
  package var actions: [String] = []
  package var actionsEnabled: Bool = true
  /// What a composite alarm is made of: `ALARM("orders-errors") OR ALARM("orders-slow")`.
  package var rule: String? = nil

  /// Makes the value from its parts.
  package init(
    id: String,
    name: String,
    kind: Kind,
    state: State,
    reason: String? = nil,
    since: Instant,
    account: String,
    region: String,
    resource: ResourceID? = nil,
    metric: MetricID? = nil,
    statistic: String? = nil,
    threshold: Double? = nil,
    comparison: String? = nil,
    periodSeconds: Int? = nil,
    evaluationPeriods: Int? = nil,
    datapointsToAlarm: Int? = nil,
    treatMissingData: String? = nil,
    actions: [String] = [],
    actionsEnabled: Bool = true,
    rule: String? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.state = state
    self.reason = reason
    self.since = since
    self.account = account
    self.region = region
    self.resource = resource
    self.metric = metric
    self.statistic = statistic
    self.threshold = threshold
    self.comparison = comparison
    self.periodSeconds = periodSeconds
    self.evaluationPeriods = evaluationPeriods
    self.datapointsToAlarm = datapointsToAlarm
    self.treatMissingData = treatMissingData
    self.actions = actions
    self.actionsEnabled = actionsEnabled
    self.rule = rule
  }
}
