import ServerlessModel

/// Finds limits of an account that are nearly used up.
struct AccountQuotaNearLimit: Rule {
  var warnPct = Parameter("warnPct", 80)
  var criticalPct = Parameter("criticalPct", 95)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "account-quota-near-limit",
      title: "A service quota is nearly used",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.account], needs: [.metrics, .configuration],
      parameters: [warnPct, criticalPct, windowHours],
      why: "A limit is met in the middle of a deployment or of a rush, and raising it takes days.",
      fix: "Request an increase early or spread the load over accounts.",
      sources: [
        "Well-Architected serverless guidance, REL foundations",
        "Trusted Advisor service limits",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let used = try context.quotas().compactMap { quota in
      try context.use(of: quota, windowSeconds).map { (quota: quota, used: $0) }
    }
    guard !used.isEmpty else { throw Lacks(.notRecorded("use of quotas")) }
    return .failing(used.compactMap { violation($0.quota, used: $0.used) })
  }

  private func violation(_ quota: Quota, used: Double) -> Violation? {
    let share = used / max(quota.limit, .leastNonzeroMagnitude)
    guard share >= warnPct.share else { return nil }
    let isFixed = quota.adjustable == false
    let rate = quota.periodSeconds.map { " in \(Format.age(seconds: Int64($0)))" } ?? ""
    return Violation(
      "\(Format.percent(share)) of \(quota.service) \(quota.name): \(Format.short(used)) of "
        + "\(Format.short(quota.limit))" + rate + (isFixed ? ", not adjustable" : ""),
      figure: share * 100, severity: share >= criticalPct.share ? .critical : .warning,
      part: quota.service + " " + quota.code,
      evidence: [
        .text("quotaCode", quota.code), .number("used", used), .number("limit", quota.limit),
        .number("usedShare", share),
        .text("adjustable", quota.adjustable.map { $0 ? "yes" : "no" } ?? "unknown"),
      ])
  }
}
