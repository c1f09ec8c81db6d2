import ServerlessModel

/// A fleet whose recording grows minute by minute: trouble comes and goes, and data come late, or not at all.
struct GrowingFleet {
  static let start = Instant(milliseconds: 1_795_183_200_000)
  static let account = "111122223333"
  static let region = "eu-west-1"
  /// Hours that were read before the first minute.
  static let past: Int64 = 3 * 3600
  /// Points come so many minutes after the minute that they are of, at most.
  static let latestMinutes: Int64 = 4
  /// Minutes in which CloudWatch refuses to answer.
  static let refused = 70..<95 as Range<Int64>
  /// When one function is gone, and when another is set otherwise.
  static let goneAt: Int64 = 80
  static let changedAt: Int64 = 55

  private var dice: UInt64

  init(seed: UInt64) { dice = seed }

  private mutating func roll(_ sides: Int64) -> Int64 {
    dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int64(dice >> 33) % sides
  }

  static func at(_ minute: Int64) -> Instant { start.adding(seconds: minute * 60) }

  static let functions = ["quiet", "failing", "gone", "changed"].map {
    ResourceID.function($0, account: account, region: region)
  }
  static let queue = ResourceID(.queue, name: "orders", account: account, region: region)

  /// What is there before the first minute: the inventory, and hours in which all went well.
  mutating func beginning() -> SnapshotBatch {
    var batch = SnapshotBatch()
    let from = Self.start.adding(seconds: -Self.past)
    for id in Self.functions {
      batch.resources.append(Self.resource(id, .lambdaFunction, from: from))
      batch.configurations.append((id, from, Self.configuration(timeout: 3)))
    }
    batch.resources.append(Self.resource(Self.queue, .queue, from: from))
    batch.configurations.append((Self.queue, from, .queue(QueueConfiguration())))
    for minute in -Self.past / 60..<0 { batch.executions += runs(minute, of: Self.functions) }
    let minutes = Array(-Self.past / 60..<0)
    batch.points = Self.functions.map { Self.points("Throttles", of: $0, minutes.map { ($0, 0) }) }
    batch.points.append(
      Self.points("ApproximateAgeOfOldestMessage", of: Self.queue, minutes.map { ($0, 10) }))
    batch.coverage = [Coverage.Source.logs, .metrics, .inventory, .configuration].map {
      Self.coverage($0, -Self.past / 60, 0, .answered)
    }
    return batch
  }

  /// What one minute brings.
  mutating func minute(_ minute: Int64) -> SnapshotBatch {
    var batch = SnapshotBatch()
    let standing = Self.functions.filter { minute < Self.goneAt || $0 != Self.functions[2] }
    batch.executions = runs(minute, of: standing)
    batch.coverage = [Self.coverage(.logs, minute, minute + 1, .answered)]
    measure(minute, standing, &batch)
    if minute == Self.changedAt {
      batch.configurations = [
        (Self.functions[3], Self.at(minute), Self.configuration(timeout: 20))
      ]
    }
    if minute == Self.goneAt {
      var gone = Self.resource(Self.functions[2], .lambdaFunction, from: Self.at(minute - 1))
      gone.validTo = Self.at(minute)
      batch.resources = [gone]
    }
    return batch
  }

  /// Points of a minute that is some minutes past, up to which they are settled.
  private mutating func measure(
    _ minute: Int64, _ functions: [ResourceID], _ batch: inout SnapshotBatch
  ) {
    let settled = minute - Self.latestMinutes + 1
    guard !Self.refused.contains(minute) else {
      let refusal = Coverage.Outcome.denied(action: "cloudwatch:GetMetricData")
      batch.coverage.append(Self.coverage(.metrics, settled - 1, settled, refusal))
      return
    }
    batch.coverage.append(Self.coverage(.metrics, settled - 1, settled, .answered))
    let minutes = [settled - 1, minute - roll(Self.latestMinutes)]
    for id in functions {
      let throttles = minutes.map { ($0, isTroubled(id, $0) ? 40.0 : 0) }
      batch.points.append(Self.points("Throttles", of: id, throttles))
    }
    let ages = minutes.map { ($0, (20..<45).contains($0) ? 4000.0 : 10) }
    batch.points.append(Self.points("ApproximateAgeOfOldestMessage", of: Self.queue, ages))
  }

  /// Whether a function is in trouble in a minute.
  private func isTroubled(_ id: ResourceID, _ minute: Int64) -> Bool {
    switch id {
    case Self.functions[1]: (10..<30).contains(minute) || (100..<110).contains(minute)
    case Self.functions[2]: minute >= 60
    case Self.functions[3]: (10..<15).contains(minute)
    default: false
    }
  }

  private mutating func runs(_ minute: Int64, of functions: [ResourceID]) -> [Execution] {
    functions.flatMap { id in
      (0..<10).map { number in
        let begin = Self.at(minute).adding(seconds: Int64(number) * 5)
        let fails = isTroubled(id, minute) && roll(3) > 0
        let lasts = fails ? 3000 : 200 + roll(300)
        var run = Execution(
          resource: id, requestID: RequestID(high: UInt64(minute + 10_000), low: UInt64(number)),
          start: begin, end: begin.adding(milliseconds: lasts),
          duration: Elapsed(milliseconds: Double(lasts)), status: fails ? .timeout : .success)
        run.memoryMB = 128
        run.maxMemoryMB = 70
        run.coldStart = roll(20) == 0
        return run
      }
    }
  }
}

extension GrowingFleet {
  private static func resource(_ id: ResourceID, _ kind: ResourceKind, from: Instant) -> Resource {
    Resource(
      id: id, kind: kind, name: shortName(of: id), account: account, region: region, validFrom: from
    )
  }

  private static func shortName(of id: ResourceID) -> String {
    ResourceKind.parse(arn: id.arn)?.name ?? id.tail
  }

  private static func configuration(timeout: Int) -> Configuration {
    var function = FunctionConfiguration()
    function.runtime = "nodejs18.x"
    function.memoryMB = 128
    function.timeoutSeconds = timeout
    return .function(function)
  }

  private static func points(_ name: String, of id: ResourceID, _ points: [(Int64, Double)])
    -> Series
  {
    let isQueue = id == queue
    let metric = MetricID(
      namespace: isQueue ? "AWS/SQS" : "AWS/Lambda", name: name,
      dimensions: [.init(name: isQueue ? "QueueName" : "FunctionName", value: shortName(of: id))])
    return Series(
      id: SeriesID(
        account: account, region: region, metric: metric, statistic: isQueue ? .maximum : .sum,
        periodSeconds: 60, resource: id),
      points: points.map { MetricPoint(time: at($0.0), value: $0.1) })
  }

  private static func coverage(
    _ source: Coverage.Source, _ from: Int64, _ to: Int64, _ outcome: Coverage.Outcome
  ) -> Coverage {
    Coverage(
      account: account, region: region, source: source, scope: "*",
      span: TimeSpan(start: at(from), end: at(to)), settled: at(to), outcome: outcome)
  }
}
