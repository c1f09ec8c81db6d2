import ServerlessModel

/// Finds public stages that nothing shields from floods and probes.
struct ApigwNoWaf: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-no-waf",
      title: "Public API without a web firewall",
      pillar: .security, sal: .sec1, severity: .info,
      kinds: [.restAPI], needs: [.configuration],
      why: "Floods and known attacks reach the API, and are paid for.",
      fix: "Attach a web ACL with rate-based and managed rules.",
      sources: [
        "prowler apigateway_restapi_waf_acl_attached",
        "AwsSolutions-APIG3",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let api = try context.configured(\.api)
    if api.isPrivate { return .notApplicable }
    let stages = try context.stages()
    let fronts = context.fronts()
    if fronts.contains(where: { $0.webACL != nil }) { return .pass }
    return context.judgeStages(without: "a web ACL", stages, where: { $0.webACL == nil }) { _ in
      [.count("distributionsInFront", fronts.count)]
    }
  }
}
