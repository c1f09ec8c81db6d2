import ServerlessModel

/// Finds load balancers that talk in the open or by an old TLS.
struct ElbInsecureListener: Rule {
  var card: RuleCard {
    RuleCard(
      id: "elb-insecure-listener",
      title: "Listener allows plain HTTP or old TLS",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.loadBalancer], needs: [.configuration],
      why: "What is sent in the open, or under a broken version of TLS, can be read on the way.",
      fix: "Redirect to HTTPS and use a current TLS policy.",
      sources: [
        "prowler elbv2_ssl_listeners",
        "prowler elbv2_insecure_ssl_ciphers",
        TLSPolicies.source + " (" + TLSPolicies.asOf + ")",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let action = "elasticloadbalancing:DescribeListeners"
    guard let balancer = try context.configuration().loadBalancer else {
      throw context.lacks(action)
    }
    let old = balancer.sslPolicies.filter { !TLSPolicies.isCurrent(loadBalancer: $0) }
    var checks = PartChecks(context)
    try checks.expect(
      balancer.redirectsToHTTPS, else: "takes plain HTTP", .warning, asking: action)
    try checks.expect(
      balancer.redirectsToHTTPS.map { _ in old.isEmpty },
      else: "takes TLS below 1.2 by \(old.first ?? "its policy")", .warning, asking: action)
    return try checks.verdict(
      .list("protocols", balancer.listenerProtocols), .list("oldPolicies", old))
  }
}
