import ServerlessModel

/// Finds accounts that can soon deploy no more.
struct LambdaCodeStorageNearQuota: Rule {
  var usedPct = Parameter("usedPct", 80)

  var card: RuleCard {
    RuleCard(
      id: "lambda-code-storage-near-quota",
      title: "Code storage is near its quota",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.account], needs: [.configuration],
      parameters: [usedPct],
      why: "Every version is kept whole; once the storage is full no function can be changed.",
      fix: "Delete old versions and layers on deploy; keep the last few only.",
      sources: [
        "Trusted Advisor service limits",
        "AWS quotas",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let account = context.account
    guard let used = account.codeStorageBytes else {
      throw context.lacks("lambda:GetAccountSettings")
    }
    let limit = account.codeStorageLimitBytes ?? Self.usual
    let share = Double(used) / Double(max(1, limit))
    guard share >= usedPct.share else { return .pass }
    return .fails(
      "\(Format.percent(share)) of code storage used: \(Format.bytes(used)) of "
        + Format.bytes(limit), figure: share * 100, .number("usedBytes", Double(used)),
      .number("limitBytes", Double(limit)), .list("largest", largest(context)))
  }

  private static let usual = Int64(Quotas.limit("lambda.codeStorageGB") ?? 75) * 1_073_741_824

  /// The functions whose versions take most, as if all were as large as the last.
  private func largest(_ context: Context) -> [String] {
    context.functionsHere.map { place, function in
      (name: place.name, bytes: (function.codeBytes ?? 0) * Int64(function.versionCount ?? 1))
    }
    .sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }.prefix(5)
    .map { $0.name + " " + Format.bytes($0.bytes) }
  }
}
