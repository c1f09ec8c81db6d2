import ServerlessModel

/// Finds GraphQL APIs that anyone with a shared key may call, or that nothing limits.
struct AppsyncWeakAccessControl: Rule {
  var card: RuleCard {
    RuleCard(
      id: "appsync-weak-access-control",
      title: "GraphQL API uses only an API key or has no limits",
      pillar: .security, sal: .sec1, severity: .warning,
      kinds: [.graphqlAPI], needs: [.configuration],
      why: "A key in a web page is known to everybody, and one deep query can ask for everything.",
      fix: "Use Cognito, OIDC or IAM, and set WAF rate rules plus depth limits as throttling.",
      sources: [
        "prowler appsync_graphql_api_no_api_key_authentication",
        "Well-Architected serverless guidance, REL 1 AppSync throttling",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let api = try context.configured(\.graphqlAPI)
    guard !api.authenticationTypes.isEmpty else {
      throw Lacks(.notRecorded("appsync:ListGraphqlApis"))
    }
    let keyed = api.authenticationTypes.allSatisfy { $0 == "API_KEY" }
    let limits = [api.queryDepthLimit, api.resolverCountLimit]
    if !keyed, api.webACL != nil || limits.contains(where: { $0 ?? 0 > 0 }) { return .pass }
    guard keyed || limits.allSatisfy({ $0 != nil }) else {
      throw Lacks(.notRecorded("queryDepthLimit"))
    }
    return .fails(
      keyed ? "an API key alone lets callers in" : "no web ACL and no limit of depth or resolvers",
      severity: keyed ? .warning : .info, .list("authenticationTypes", api.authenticationTypes),
      .text("webACL", api.webACL ?? "none"),
      .count("queryDepthLimit", api.queryDepthLimit ?? 0),
      .count("resolverCountLimit", api.resolverCountLimit ?? 0),
      .list("keysEnd", (api.apiKeyExpirations ?? []).map(\.rfc3339)))
  }
}
