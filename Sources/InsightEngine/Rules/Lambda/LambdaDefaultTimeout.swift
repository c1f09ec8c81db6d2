import ServerlessModel

/// Finds functions that still have the timeout their tool gave them.
struct LambdaDefaultTimeout: Rule {
  var defaultSeconds = Parameter("defaultSeconds", 3)
  var frameworkDefaultSeconds = Parameter("frameworkDefaultSeconds", 6)

  var card: RuleCard {
    RuleCard(
      id: "lambda-default-timeout",
      title: "Timeout left at the default",
      pillar: .reliability, sal: .rel2, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [defaultSeconds, frameworkDefaultSeconds],
      why: "Nobody chose it, so it may kill good runs or let bad ones hang.",
      fix: "Set the timeout from the measured p99 plus a margin.",
      sources: [
        "sls-dev-tools no-default-timeout",
        "cdk-nag Serverless-LambdaDefaultTimeout",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let limit = try context.fact(context.function().timeoutSeconds, from: "lambda:ListFunctions")
    guard limit == defaultSeconds.count || limit == frameworkDefaultSeconds.count else {
      return .pass
    }
    let latency = try? context.latency(86_400)
    return .fails(
      "\(Format.seconds(Double(limit))) by default"
        + (latency.map { ", p99 \(Format.duration($0.p99))" } ?? ""),
      figure: Double(limit), .count("timeoutSeconds", limit),
      .number("p99Ms", latency?.p99.milliseconds ?? 0))
  }
}
