import ServerlessModel

/// Finds functions with an address that asks nobody who calls.
struct LambdaUrlNoAuth: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-url-no-auth",
      title: "Function URL is open to the internet",
      pillar: .security, sal: .sec1, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "Whoever learns the address can run the function.",
      fix: "Use AWS_IAM or put CloudFront with origin access control or an authorising API in "
        + "front.",
      sources: [
        "prowler awslambda_function_url_public",
        "cdk-nag LambdaFunctionUrlAuth",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let url = try context.url() else { return .notApplicable }
    guard url.authType == "NONE" else { return .pass }
    let requests = try? context.sum("UrlRequestCount", 86_400)
    return .fails(
      "its URL asks nobody who calls"
        + (requests.map { ", \(Format.counted(Int($0), "request")) in 24 h" } ?? ""),
      figure: requests ?? 0, .text("address", url.address ?? "?"),
      .list("allowOrigins", url.allowOrigins), .number("requestsLastDay", requests ?? 0))
  }
}
