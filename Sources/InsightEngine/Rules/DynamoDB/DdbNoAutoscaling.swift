import ServerlessModel

/// Finds provisioned tables whose capacity nobody moves.
struct DdbNoAutoscaling: Rule {
  var card: RuleCard {
    RuleCard(
      id: "ddb-no-autoscaling",
      title: "Provisioned table without auto scaling",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.table], needs: [.configuration],
      why: "A capacity that stays as it was set is too much at night and too little at the peak.",
      fix: "Register auto scaling or switch to on-demand.",
      sources: [
        "prowler dynamodb_table_autoscaling_enabled",
        "AWS Config dynamodb-autoscaling-enabled",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let table = try context.table()
    guard try context.isProvisioned(table) else { return .notApplicable }
    guard let scaling = table.scaling else {
      throw context.lacks("application-autoscaling:DescribeScalableTargets")
    }
    let scaled = Set(scaling.map(\.dimension))
    let indexes = table.indexes.filter(\.global).map(\.name).sorted()
    let ofTable = CapacitySide.allCases.filter { !scaled.contains($0.dimension()) }.map(\.plural)
    let ofIndexes = indexes.flatMap { index in
      CapacitySide.allCases.filter { !scaled.contains($0.dimension(index: index)) }
        .map { $0.plural + " of " + index }
    }
    let fixed = ofTable + ofIndexes
    guard !fixed.isEmpty else { return .pass }
    return .fails(
      "no auto scaling of " + fixed.joined(separator: ", "), figure: Double(fixed.count),
      .list("withoutScaling", fixed), .count("readCapacityUnits", table.readCapacity ?? 0),
      .count("writeCapacityUnits", table.writeCapacity ?? 0))
  }
}
