import ServerlessModel

/// Finds microservices that measure nothing but what AWS measures for everybody.
struct MetricsNoBusinessMetrics: Rule {
  var minFunctions = Parameter("minFunctions", 3)

  var card: RuleCard {
    RuleCard(
      id: "metrics-no-business-metrics",
      title: "No custom or business metrics",
      pillar: .operations, sal: .ops1, severity: .info,
      kinds: [.account], needs: [.configuration],
      parameters: [minFunctions],
      why: "All functions can be well while nobody can buy anything.",
      fix: "Publish business and user-experience metrics with embedded metric format and alarm on "
        + "them.",
      sources: [
        "Well-Architected serverless guidance, OPS 1 define metrics"
      ])
  }

  /// Metrics come and go though no configuration changes.
  var restSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    guard context.speaksForAccount else { return .notApplicable }
    let workloads = context.workloads().filter { $0.functions.count >= minFunctions.count }
    guard !workloads.isEmpty else { return .notApplicable }
    let metrics = try context.customMetrics(naming: workloads.map(\.name))
    let without = workloads.filter { !metrics.count(for: $0) }
    guard !without.isEmpty else { return .pass }
    guard metrics.isListed else { throw context.lacks("cloudwatch:ListMetrics") }
    return .fail(
      without.map { workload in
        Violation(
          "\(workload.name) has \(Format.counted(workload.functions.count, "function")) and no "
            + "metric of its own", figure: Double(workload.functions.count), part: workload.name,
          evidence: [
            .count("functions", workload.functions.count),
            .list("namespaces", metrics.namespaces),
          ])
      })
  }
}
