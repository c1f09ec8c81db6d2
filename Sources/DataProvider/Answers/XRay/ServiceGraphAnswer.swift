import AWSClient
import ServerlessModel

/// What X-Ray counted of who calls whom.
enum ServiceGraphAnswer {
  static func read(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let graph: XRay.GetServiceGraph = try answer.decode()
    guard
      let span = answer.live?.span ?? CloudWatchAnswers.span(graph.startTime, graph.endTime)
    else { return gathering.note("a service graph that does not say of what time it is") }
    let counts = counts(graph.services ?? [], span, answer)
    for (series, value) in counts.flatMap(\.values) {
      gathering.metrics.add([MetricPoint(time: span.start, value: value)], to: series)
    }
    gathering.cover(
      .traces, account: answer.account, region: answer.region, scope: Coverage.serviceGraph,
      counts.isEmpty ? .empty : .answered, at: answer.time, span: span)
  }

  /// One a pair: Lambda's own node and that of the function have one name, and are one here.
  private static func counts(
    _ services: [XRay.GraphService], _ span: TimeSpan, _ answer: Answer
  ) -> [ServiceGraphCount] {
    let byID = Dictionary(
      services.compactMap { service in service.referenceId.map { ($0, service) } },
      uniquingKeysWith: { first, _ in first })
    var counts: [String: ServiceGraphCount] = [:]
    for caller in services {
      for edge in caller.edges ?? [] {
        guard let callee = edge.referenceId.flatMap({ byID[$0] }),
          let count = count(edge, from: caller, to: callee, span, answer)
        else { continue }
        let key = "\(count.caller ?? "")\n\(count.callee)"
        counts[key] = counts[key].map { $0.larger(count) } ?? count
      }
    }
    return counts.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func count(
    _ edge: XRay.GraphEdge, from caller: XRay.GraphService, to callee: XRay.GraphService,
    _ span: TimeSpan, _ answer: Answer
  ) -> ServiceGraphCount? {
    let isEntry = caller.type == "client"
    guard let name = callee.name, isEntry || caller.name != name,
      let sums = edge.summaryStatistics, let calls = sums.totalCount, calls > 0
    else { return nil }
    let failures =
      (sums.errorStatistics?.totalCount ?? 0) + (sums.faultStatistics?.totalCount ?? 0)
    return ServiceGraphCount(
      account: answer.account, region: answer.region, caller: isEntry ? nil : caller.name,
      callee: name, span: span, calls: calls, failures: min(calls, max(0, failures)),
      seconds: max(0, sums.totalResponseTime ?? 0))
  }
}

extension ServiceGraphCount {
  /// Of the call of Lambda and that of the function in it, which tell of the same requests, the one that saw more.
  fileprivate func larger(_ other: ServiceGraphCount) -> ServiceGraphCount {
    calls >= other.calls ? self : other
  }
}
