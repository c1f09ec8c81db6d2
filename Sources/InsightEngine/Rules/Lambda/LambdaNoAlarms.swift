import ServerlessModel

/// Finds busy functions whose failures wake nobody.
struct LambdaNoAlarms: Rule {
  var minInvocations = Parameter("minInvocations", 100)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "lambda-no-alarms",
      title: "Function has no alarm",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics, .logs],
      parameters: [minInvocations, windowDays],
      why: "Customers hear of its failures before you do.",
      fix: "Create error, throttle and duration alarms from the offered template.",
      sources: [
        "Well-Architected serverless guidance, OPS 1",
        "SLIC Watch",
        "AWS recommended alarms",
      ])
  }

  /// Alarms on a rate of errors may name the number of runs first.
  private static let watched: Set = ["Errors", "Throttles", "Duration", "Invocations"]

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let alarms = try context.alarms()
    guard !alarms.contains(where: Self.watches) else { return .pass }
    let traffic = try context.traffic(windowSeconds)
    guard traffic.invocations >= minInvocations.count else {
      try context.require(context.trafficNeed(), windowSeconds)
      return .pass
    }
    return .fails(
      "\(Format.counted(traffic.invocations, "run")) in \(windowDays.count) d and no alarm",
      figure: Double(traffic.invocations), .count("runs", traffic.invocations),
      .list("missing", ["Duration", "Errors", "Throttles"]),
      .list("otherAlarms", alarms.map(\.name).sorted()),
      .text("template", Self.template(context.resource.name)), traffic.evidence)
  }

  /// A composite alarm and one of the user's own rules name no metric; they watch what they are about.
  private static func watches(_ alarm: Alarm) -> Bool {
    alarm.metric.map { watched.contains($0.name) } ?? true
  }

  /// The command that makes the first of the alarms.
  private static func template(_ name: String) -> String {
    "aws cloudwatch put-metric-alarm --alarm-name \(name)-errors --namespace AWS/Lambda "
      + "--metric-name Errors --dimensions Name=FunctionName,Value=\(name) --statistic Sum "
      + "--period 60 --evaluation-periods 3 --datapoints-to-alarm 3 --threshold 0 "
      + "--comparison-operator GreaterThanThreshold --treat-missing-data notBreaching"
  }
}
