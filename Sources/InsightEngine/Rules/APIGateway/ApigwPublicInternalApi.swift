import ServerlessModel

/// Finds APIs that are meant for the inside and can be reached from anywhere.
struct ApigwPublicInternalApi: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-public-internal-api",
      title: "Internal-looking API is public",
      pillar: .security, sal: .sec1, severity: .info,
      kinds: [.restAPI], needs: [.configuration],
      why: "What was written for callers one trusts seldom stands up to those one does not.",
      fix: "Make the API private or add a resource policy with the known address ranges.",
      sources: [
        "prowler apigateway_restapi_public",
        "Well-Architected serverless guidance, SEC 1 resource policies",
      ])
  }

  /// The tag of APIs that are for the inside.
  static let internalTag = (key: "exposure", value: "internal")

  func judge(_ context: Context) throws -> Verdict {
    guard context.resource.tags[Self.internalTag.key] == Self.internalTag.value else {
      return .notApplicable
    }
    let api = try context.configured(\.api)
    guard !api.endpointTypes.isEmpty else { throw Lacks(.notRecorded("apigateway:GET")) }
    if api.isPrivate { return .pass }
    guard let policy = api.policyStatements else { throw Lacks(.notRecorded("resource policy")) }
    if policy.limitsCallers { return .pass }
    let endpoint = api.endpointTypes.joined(separator: ", ").lowercased()
    return .fails(
      "\(endpoint) endpoint of an internal API, open to any address",
      .list("endpointTypes", api.endpointTypes), .list("policy", policy.map(\.brief)))
  }
}
