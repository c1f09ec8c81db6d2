import ServerlessModel

/// Finds Firehose streams that deliver late, fail, or turn records away.
struct FirehoseDeliveryDelayed: Rule {
  var ageSeconds = Parameter("ageSeconds", 900)
  var ratio = Parameter("ratio", 0.99)
  var minThrottled = Parameter("minThrottled", 1)
  var m = Parameter("m", 5)
  var n = Parameter("n", 10)

  var card: RuleCard {
    RuleCard(
      id: "firehose-delivery-delayed",
      title: "Delivery stream lags or fails",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.deliveryStream], needs: [.metrics],
      parameters: [ageSeconds, ratio, minThrottled, m, n],
      why: "Firehose keeps records for a day; what it cannot deliver until then is lost.",
      fix: "Check destination permissions and transformation function errors.",
      sources: [
        "Firehose metrics docs"
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let late = try context.breach("DeliveryToS3.DataFreshness", .maximum, ofLast: n) {
      $0.value >= ageSeconds.value
    }
    let failing = try context.breach("DeliveryToS3.Success", .average, ofLast: n) {
      $0.value < ratio.value
    }
    let throttled = try context.sum("ThrottledRecords", windowSeconds)
    let isFailing = late.reaches(m) || !failing.points.isEmpty
    let isThrottled = throttled >= minThrottled.value
    guard isFailing || isThrottled else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let lowest = failing.points.map(\.value).min()
    let said = [
      late.reaches(m) ? "oldest record waits \(Format.age(seconds: Int64(late.worst)))" : nil,
      lowest.map { "delivery succeeds \(Format.percent($0))" },
      isThrottled ? "\(Format.counted(Int(throttled), "record")) throttled" : nil,
    ].compactMap(\.self)
    return .fails(
      said.joined(separator: ", "), figure: isFailing ? late.worst : throttled,
      severity: isFailing ? .critical : .warning,
      since: [late.since, failing.since].compactMap(\.self).min(),
      .number("freshnessSeconds", late.worst), .number("lowestSuccessShare", lowest ?? 1),
      .number("throttledRecords", throttled), .count("breachingMinutes", late.minutes))
  }
}
