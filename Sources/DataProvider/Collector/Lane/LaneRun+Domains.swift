import AWSClient
import ServerlessModel

extension LaneRun {
  /// Calls that say what a domain name leads to, and how each names it: by way of the older API, and of the newer.
  private static let mappings = [
    (APIGateway.getBasePathMappings, "domainName"),
    (APIGatewayV2.getApiMappings, "DomainName"),
  ]

  /// Reads the domain names of APIs with what each leads to.
  ///
  /// The answers are read together, since only all of them say that an API has none.
  func readDomains(_ list: AWSCall) async -> LaneAnswer {
    var replies: [(call: AWSCall, reply: AWSReply)] = []
    var names: Set<String> = []
    let answer = await pages(list) { reply throws(AWSJSONError) in
      replies.append((list, reply))
      let domains = try reply.body.decode(APIGateway.GetDomainNames.self)
      names.formUnion((domains.items ?? []).compactMap(\.domainName))
    }
    guard case .whole = answer else { return answer }
    for name in names.sorted() {
      for call in Self.mappings(of: name, lane) {
        let answer = await pages(call) { reply in replies.append((call, reply)) }
        guard case .whole = answer else { return answer }
      }
    }
    var sights = LaneSights()
    for (call, reply) in replies {
      do throws(AnswerError) {
        sights.take(
          try answers.read(reply, to: call, account: lane.account, time: time.now))
      } catch { return .failed(error.why) }
    }
    return .whole(sights)
  }

  private static func mappings(of domain: String, _ lane: CollectorLane) -> [AWSCall] {
    mappings.map { operation, parameter in
      AWSCall(
        operation, region: lane.region, input: [parameter: .text(domain)], subject: domain)
    }
  }
}
