import ServerlessModel

/// Finds functions whose snapshots take long to restore.
struct LambdaSnapstartRestoreSlow: Rule {
  var restoreMs = Parameter("restoreMs", 1000)
  var windowHours = Parameter("windowHours", 24)
  var minRestores = Parameter("minRestores", 10)

  var card: RuleCard {
    RuleCard(
      id: "lambda-snapstart-restore-slow",
      title: "SnapStart restore is slow",
      pillar: .performance, sal: .per1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs, .configuration],
      parameters: [restoreMs, windowHours, minRestores],
      why: "The first request of every environment waits for the restore.",
      fix: "Shrink heap and after-restore hooks; prime code paths before the snapshot.",
      sources: [
        "AWS SnapStart docs"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    if let known = try? context.function(), known.snapStart == nil || known.snapStart == "None" {
      return .notApplicable
    }
    let failed = try context.failures(windowSeconds).filter { $0.phase == "restore" }
    let restores = try context.coldStarts(windowSeconds).compactMap(\.restoreDuration)
    let p95 = Sample.percentile(restores, 0.95) ?? .zero
    let slow = restores.count >= minRestores.count && p95.milliseconds >= restoreMs.value
    guard slow || !failed.isEmpty else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    if failed.isEmpty { try context.require(.logs, windowSeconds) }
    return .fails(
      failed.isEmpty
        ? "restore takes \(Format.duration(p95)) at p95 of \(Format.count(restores.count))"
        : "restore fails: \(Format.counted(failed.count, "time"))",
      figure: failed.isEmpty ? p95.seconds : Double(failed.count),
      .number("restoreP95Ms", p95.milliseconds), .count("restores", restores.count),
      .count("failedRestores", failed.count))
  }
}
