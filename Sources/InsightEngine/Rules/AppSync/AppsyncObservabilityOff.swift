import ServerlessModel

/// Finds GraphQL APIs that leave no trace of what their resolvers do, and those that log too much of it.
struct AppsyncObservabilityOff: Rule {
  var card: RuleCard {
    RuleCard(
      id: "appsync-observability-off",
      title: "GraphQL API has no field logs or traces",
      pillar: .operations, sal: .ops1, severity: .info,
      kinds: [.graphqlAPI], needs: [.configuration],
      why: "One request runs many resolvers; without logs or traces nobody can say which of them "
        + "failed or was slow.",
      fix: "Use ERROR level with verbose content excluded, and enable X-Ray.",
      sources: [
        "cdk-nag Serverless-AppSyncTracing",
        "prowler appsync_field_level_logging_enabled",
        "AwsSolutions-ASC3",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let api = try context.configured(\.graphqlAPI)
    guard let level = api.fieldLogLevel, let tracing = api.tracing else {
      throw Lacks(.notRecorded("appsync:ListGraphqlApis"))
    }
    let verbose = level == "ALL" && api.excludeVerboseContent == false
    let missing = [level == "NONE" ? "field logs" : nil, tracing ? nil : "traces"]
      .compactMap(\.self)
    guard verbose || !missing.isEmpty else { return .pass }
    let lacks = missing.isEmpty ? nil : "no " + missing.joined(separator: ", no ")
    let tells = verbose ? "logs hold headers and contexts" : nil
    return .fails(
      [lacks, tells].compactMap(\.self).joined(separator: "; "),
      severity: verbose ? .warning : .info, .text("fieldLogLevel", level),
      .text("tracing", tracing ? "on" : "off"),
      .text("verboseContent", api.excludeVerboseContent.map { $0 ? "excluded" : "logged" } ?? "?"))
  }
}
