import AWSClient
import ServerlessModel

/// Tags of many resources.
enum TaggingAnswers {
  static let handlers: [String: Handler] = ["get-resources": getResources]

  private static func getResources(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: Tagging.GetResources = try answer.decode()
    for mapping in list.resourceTagMappingList ?? [] {
      guard let arn = mapping.resourceARN, let named = ARN.resource(arn),
        let (kind, name) = ResourceKind.parse(arn: named.arn)
      else { continue }
      // ARNs of API Gateway leave the account out.
      let id = named.service == "apigateway" ? answer.id(kind, name) : named
      let known = gathering.lastSeen(id)
      gathering.see(
        id, known?.kind ?? kind, name: known?.name ?? name,
        account: id.account.isEmpty ? answer.account : nil, at: answer.time,
        tags: mapping.tags?.dictionary ?? [:])
    }
  }
}
