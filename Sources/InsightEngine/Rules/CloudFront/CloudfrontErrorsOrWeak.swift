import ServerlessModel

/// Finds distributions whose origin fails or lingers, or that talk in the open.
struct CloudfrontErrorsOrWeak: Rule {
  var errorPct = Parameter("errorPct", 5)
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)
  var ratio = Parameter("ratio", 0.8)

  var card: RuleCard {
    RuleCard(
      id: "cloudfront-errors-or-weak",
      title: "Distribution has errors or weak settings",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.distribution], needs: [.metrics, .configuration],
      parameters: [errorPct, m, n, ratio],
      why: "Everybody comes through here: what fails or leaks here does so for all.",
      fix: "Fix the origin; require HTTPS.",
      sources: [
        "AWS recommended alarms",
        "prowler cloudfront_distributions_https_enabled",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let distribution = try? context.configuration().distribution
    var checks = PartChecks(context)
    try checks.look { try failing(context) }
    try checks.look { try slow(distribution, context) }
    try expect(distribution, &checks)
    try checks.require(.metrics, windowSeconds)
    return try checks.verdict()
  }

  private func failing(_ context: Context) throws -> WrongPart? {
    let failing = try context.breach("5xxErrorRate", .average, ofLast: n) {
      $0.value >= errorPct.value
    }
    guard failing.reaches(m) else { return nil }
    return WrongPart(
      "answers up to \(Format.percent(failing.worst / 100)) with 5xx", .warning,
      since: failing.since, .number("worst5xxPct", failing.worst))
  }

  private func slow(_ distribution: DistributionConfiguration?, _ context: Context) throws
    -> WrongPart?
  {
    let p90 = Statistic("p90")
    guard try !context.points("OriginLatency", p90, windowSeconds).isEmpty else { return nil }
    guard let timeout = distribution?.originTimeoutSeconds else {
      throw context.lacks("cloudfront:ListDistributions")
    }
    let limit = ratio.value * Double(timeout) * 1000
    let slow = try context.breach("OriginLatency", p90, ofLast: n) { $0.value >= limit }
    guard slow.reaches(m) else { return nil }
    return WrongPart(
      "origin takes \(Format.milliseconds(slow.worst)) of \(timeout) s", .warning,
      since: slow.since, .number("originP90Ms", slow.worst),
      .count("originTimeoutSeconds", timeout))
  }

  /// A distribution under CloudFront's own name takes the TLS that CloudFront chooses.
  private func expect(_ distribution: DistributionConfiguration?, _ checks: inout PartChecks)
    throws
  {
    let action = "cloudfront:ListDistributions"
    let isOwn = distribution?.defaultCertificate ?? false
    try checks.expect(
      distribution?.viewerProtocolPolicy.map { $0 != "allow-all" }, else: "takes plain HTTP",
      .warning, asking: action)
    try checks.expect(
      isOwn ? true : distribution?.minimumTLS.map(TLSPolicies.isCurrent(distribution:)),
      else: "takes TLS below 1.2", .warning, asking: action)
  }
}
