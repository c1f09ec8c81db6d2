package import AWSClient
package import ServerlessModel

/// One call of each kind that a collector makes by itself, to try what is allowed.
package enum CollectorProbes {
  /// The first page of every list that a lane reads at a moment.
  package static func calls(
    of lane: CollectorLane, _ options: CollectorOptions, at now: Instant
  ) -> [AWSCall] {
    let lists = InventoryPlan(options, for: lane).steps.map { step in
      AWSCall(step.operation, region: step.region ?? lane.region, input: step.input)
    }
    let others =
      [CloudWatch.describeAlarms, CloudWatch.listMetrics]
      + (options.asksChanges ? [CloudTrail.lookupEvents] : [])
    let queries = options.asksInsights ? [query(in: lane.region, at: now)] : []
    let traces = options.readsTraces ? traces(in: lane.region, at: now) : []
    var seen: Set<AWSOperation> = []
    return (lists + others.map { AWSCall($0, region: lane.region) } + queries + traces)
      .filter { seen.insert($0.operation).inserted }.map(\.withFullPages)
  }

  /// A query about a group that nobody has, which scans nothing.
  private static func query(in region: String, at now: Instant) -> AWSCall {
    let second = Int(now.milliseconds / 1000)
    return AWSCall(
      Logs.startQuery, region: region,
      input: [
        "logGroupNames": .list([.text("/perch/nobody")]), "startTime": .whole(second - 60),
        "endTime": .whole(second), "queryString": .text("limit 1"),
      ])
  }

  /// What X-Ray is asked: of the last minute, and for a trace that nobody wrote.
  private static func traces(in region: String, at now: Instant) -> [AWSCall] {
    let minute: [String: JSONValue] = [
      "StartTime": .number(now.adding(seconds: -60).epoch), "EndTime": .number(now.epoch),
    ]
    let second = UInt32(clamping: now.milliseconds / 1000)
    let nobody = TraceID(epochSeconds: second, randomHigh: 0, randomLow: 0).description
    return [
      AWSCall(XRay.getTraceSummaries, region: region, input: minute),
      AWSCall(XRay.batchGetTraces, region: region, input: ["TraceIds": .list([.text(nobody)])]),
      AWSCall(XRay.getServiceGraph, region: region, input: minute),
    ]
  }
}
