import ServerlessModel

/// Finds search domains that anybody may use or read along with.
struct OpensearchExposed: Rule {
  var card: RuleCard {
    RuleCard(
      id: "opensearch-exposed",
      title: "Search domain is open or unencrypted",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.searchDomain], needs: [.configuration],
      why: "An open domain is found by scanners within hours, and all that it holds with it.",
      fix: "Put it in a VPC and enable all three encryption settings.",
      sources: [
        "prowler opensearch_service_domains_not_publicly_accessible"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let action = "es:DescribeDomains"
    guard let domain = try context.configuration().searchDomain else {
      throw context.lacks(action)
    }
    let isOpen = domain.policyStatements.map { $0.contains(where: \.opensToEveryone) }
    var checks = PartChecks(context)
    try checks.expect(
      domain.inVPC ?? false ? true : isOpen.map(!), else: "open to everybody", .critical,
      asking: action)
    try checks.expect(
      domain.encryptionAtRest, else: "not encrypted at rest", .warning, asking: action)
    try checks.expect(
      domain.nodeToNodeEncryption, else: "not encrypted between nodes", .warning, asking: action)
    try checks.expect(domain.enforceHTTPS, else: "takes plain HTTP", .warning, asking: action)
    return try checks.verdict()
  }
}
