import ServerlessModel

/// Finds functions whose environment variables hardly fit any more.
struct LambdaEnvSizeNearQuota: Rule {
  var limitBytes = Parameter("limitBytes", 4096)
  var ratio = Parameter("ratio", 0.85)

  var card: RuleCard {
    RuleCard(
      id: "lambda-env-size-near-quota",
      title: "Environment variables are near 4 KB",
      pillar: .operations, sal: .ops2, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [limitBytes, ratio],
      why: "The next variable makes a deployment fail.",
      fix: "Move configuration to Parameter Store or AppConfig.",
      sources: [
        "AWS quotas"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.function()
    let bytes = try context.fact(function.environmentBytes, from: "lambda:GetFunctionConfiguration")
    guard Double(bytes) >= limitBytes.value * ratio.value else { return .pass }
    let largest = (function.environment ?? []).compactMap { variable in
      variable.bytes.map { (name: variable.name, bytes: $0) }
    }.sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }.prefix(3)
    return .fails(
      "\(Format.count(bytes)) of \(Format.count(limitBytes.count)) bytes of variables used",
      figure: Double(bytes), .count("environmentBytes", bytes),
      .list("largest", largest.map { $0.name + ": " + Format.count($0.bytes) }))
  }
}
