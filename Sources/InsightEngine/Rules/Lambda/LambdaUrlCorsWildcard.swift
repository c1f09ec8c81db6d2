import ServerlessModel

/// Finds functions with an address that pages of every site may call.
struct LambdaUrlCorsWildcard: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-url-cors-wildcard",
      title: "Function URL allows every origin",
      pillar: .security, sal: .sec1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "A page of any site can call it from the browser of whoever opens that page.",
      fix: "List the origins that need access.",
      sources: [
        "prowler awslambda_function_url_cors_policy"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let url = try context.url() else { return .notApplicable }
    guard url.allowOrigins.contains("*") else { return .pass }
    let withCredentials = url.allowCredentials ?? false
    return .fails(
      "pages of every site may call its URL" + (withCredentials ? ", with credentials" : ""),
      severity: withCredentials ? .critical : .warning, .list("allowOrigins", url.allowOrigins),
      .text("allowCredentials", url.allowCredentials.map { $0 ? "yes" : "no" } ?? "?"),
      .text("authType", url.authType))
  }
}
