import AWSClient
import ServerlessModel

/// How GraphQL APIs are set.
enum AppSyncAnswers {
  static let handlers: [String: Handler] = ["list-graphql-apis": apis, "list-api-keys": keys]

  private static func apis(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: AppSync.ListGraphqlApis = try answer.decode()
    for api in list.graphqlApis ?? [] {
      guard let id = ARN.resource(api.arn) ?? api.apiId.map({ answer.id(.graphqlAPI, $0) }) else {
        continue
      }
      gathering.see(id, .graphqlAPI, name: api.name ?? id.tail, at: answer.time, tags: api.tags)
      let further = (api.additionalAuthenticationProviders ?? []).compactMap(\.authenticationType)
      gathering.configure(id, at: answer.time) { (part: inout GraphQLAPIConfiguration) in
        part.apiID = api.apiId
        part.authenticationTypes = [api.authenticationType].compactMap { $0 } + further
        part.fieldLogLevel = api.logConfig?.fieldLogLevel ?? "NONE"
        part.tracing = api.xrayEnabled ?? false
        part.excludeVerboseContent = api.logConfig.map { $0.excludeVerboseContent ?? false }
        part.webACL = api.wafWebAclArn
        part.queryDepthLimit = api.queryDepthLimit ?? 0
        part.resolverCountLimit = api.resolverCountLimit ?? 0
      }
    }
  }

  private static func keys(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: AppSync.ListApiKeys = try answer.decode()
    guard let id = answer.subjectID(.graphqlAPI) else { return gathering.noteNameless(answer) }
    let ends = (list.apiKeys ?? []).compactMap { Instant($0.expires) }.sorted()
    gathering.configure(id, at: answer.time) { (part: inout GraphQLAPIConfiguration) in
      part.apiKeyExpirations = ends
    }
  }
}
