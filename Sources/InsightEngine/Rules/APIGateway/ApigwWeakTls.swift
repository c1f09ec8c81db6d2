import ServerlessModel

/// Finds addresses that take old TLS, and backends that are called without any.
struct ApigwWeakTls: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-weak-tls",
      title: "Custom domain allows old TLS",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.configuration],
      why: "What crosses the network this way can be read or changed on its way.",
      fix: "Use TLS_1_2 or newer and https backends.",
      sources: [
        "AWS Security Hub API Gateway",
        "Well-Architected serverless guidance, encryption in transit",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let api = try context.configured(\.api)
    var weak = (api.domains ?? []).filter { $0.securityPolicy == Self.old }.map(\.name)
    if api.minimumTLS == Self.old, api.disableExecuteAPIEndpoint != true {
      weak.append("its own address")
    }
    let plain = (api.routes ?? []).filter(Self.isPlain)
    guard !weak.isEmpty || !plain.isEmpty else {
      guard api.domains != nil else { throw Lacks(.notRecorded("apigateway:GET")) }
      _ = try context.routes()
      return .pass
    }
    let domains = weak.isEmpty ? [] : ["TLS 1.0 taken by " + Format.firstFew(weak)]
    let routes = plain.map(\.label)
    let backends = routes.isEmpty ? [] : ["plain HTTP behind " + Format.firstFew(routes)]
    return .fails(
      (domains + backends).joined(separator: ", "), figure: Double(weak.count + plain.count),
      .list("oldTLS", weak), .list("plainHTTP", routes))
  }

  private static let old = "TLS_1_0"

  /// Plain HTTP inside a VPC link does not cross a foreign network.
  private static func isPlain(_ route: APIRoute) -> Bool {
    route.integrationTarget?.lowercased().hasPrefix("http://") == true
      && route.connectionType != "VPC_LINK"
  }
}
