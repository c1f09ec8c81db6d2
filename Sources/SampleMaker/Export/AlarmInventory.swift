/// One alarm on the errors of each function that somebody keeps in order, and how they changed on the day.
struct AlarmInventory {
  let export: InventoryExport

  func write() {
    for (account, region) in [
      (Shop.prod, Shop.ireland), (Shop.staging, Shop.virginia), (Shop.partner, Shop.ireland),
    ] {
      let specs = Shop.functions.filter {
        $0.account == account && $0.region == region && $0.service != "legacy"
      }
      put(specs.map { alarm($0, "OK", "Threshold not crossed", Day.start) }, account, region)
    }
    guard let charge = Shop.functions.first(where: { $0.name == Shop.chargeCard }) else { return }
    change(charge, "ALARM", "Threshold crossed: 3 datapoints were greater than 5", Day.at(14, 6))
    change(charge, "OK", "Threshold not crossed", Day.at(15, 44))
  }

  private func change(_ spec: FunctionSpec, _ state: String, _ reason: String, _ time: Int64) {
    put(
      [alarm(spec, state, reason, time)], spec.account, spec.region,
      asOf: Day.stamp(time))
  }

  private func put(
    _ alarms: [JSON], _ account: String, _ region: String, asOf: String = Day.asOf
  ) {
    export.put(
      .object([("MetricAlarms", .list(alarms)), ("CompositeAlarms", .list([]))]), account, region,
      "cloudwatch.describe-alarms", asOf: asOf)
  }

  private func alarm(_ spec: FunctionSpec, _ state: String, _ reason: String, _ since: Int64)
    -> JSON
  {
    let name = spec.name + "-errors"
    let place = "\(spec.region):\(spec.account)"
    return .object([
      ("AlarmName", .text(name)), ("AlarmArn", .text("arn:aws:cloudwatch:\(place):alarm:\(name)")),
      ("StateValue", .text(state)), ("StateReason", .text(reason)),
      ("StateUpdatedTimestamp", .text(String(Day.iso(since).dropLast()) + "000+00:00")),
      ("MetricName", "Errors"), ("Namespace", "AWS/Lambda"), ("Statistic", "Sum"), ("Period", 60),
      ("EvaluationPeriods", 3), ("Threshold", 5),
      ("ComparisonOperator", "GreaterThanThreshold"), ("TreatMissingData", "notBreaching"),
      ("ActionsEnabled", true),
      ("AlarmActions", .list([.text("arn:aws:sns:\(place):on-call")])),
      (
        "Dimensions",
        .list([.object([("Name", "FunctionName"), ("Value", .text(spec.name))])])
      ),
    ])
  }
}
