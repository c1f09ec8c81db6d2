package import AWSClient

/// One call of each kind that a collector makes by itself, to try what is allowed.
package enum CollectorProbes {
  /// The first page of every list that a lane reads.
  package static func calls(of lane: CollectorLane, _ options: CollectorOptions) -> [AWSCall] {
    let lists = InventoryPlan(options, for: lane).steps.map { step in
      AWSCall(step.operation, region: step.region ?? lane.region, input: step.input)
    }
    let others =
      [CloudWatch.describeAlarms, CloudWatch.listMetrics]
      + (options.asksChanges ? [CloudTrail.lookupEvents] : [])
    var seen: Set<AWSOperation> = []
    return (lists + others.map { AWSCall($0, region: lane.region) })
      .filter { seen.insert($0.operation).inserted }.map(\.withFullPages)
  }
}
