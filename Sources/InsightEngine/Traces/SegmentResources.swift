package import ServerlessModel

/// The resources of a moment, found by what a segment says of itself or of the other side of a call.
package struct SegmentResources: Sendable {
  private let byARN: [String: ResourceID]
  private let byName: [String: [Resource]]

  /// Makes an index of the resources that stood.
  package init(_ resources: [Resource]) {
    byARN = Dictionary(
      resources.map { ($0.id.arn, $0.id) }, uniquingKeysWith: { first, _ in first })
    byName = Dictionary(grouping: resources, by: \.name)
  }

  /// The resource that a segment stands for or calls; of two with one name the one of the trace's account.
  package func resource(of segment: Segment, account: String) -> ResourceID? {
    if let id = segment.resourceARN.flatMap({ byARN[$0] }) { return id }
    if let id = segment.aws["topic_arn"].flatMap({ byARN[$0] }) { return id }
    for (name, kind) in Self.names(segment) {
      let named = byName[name] ?? []
      let near = named.filter { $0.account == account }
      let found = near.isEmpty ? named : near
      if let best = found.first(where: { $0.kind == kind }) ?? found.first { return best.id }
    }
    return nil
  }

  private static func names(_ segment: Segment) -> [(String, ResourceKind?)] {
    let isFunction = segment.origin?.hasPrefix("AWS::Lambda") ?? false
    let queue = segment.aws["queue_url"]?.split(separator: "/").last.map(String.init)
    let stage = segment.name.split(separator: "/").first.map(String.init)
    let all: [(String?, ResourceKind?)] = [
      (segment.aws["table_name"], .table), (segment.aws["function_name"], .lambdaFunction),
      (queue, .queue), (segment.aws["bucket_name"], .bucket),
      (segment.name, isFunction ? .lambdaFunction : nil), (stage, .restAPI),
    ]
    return all.compactMap { name, kind in name.map { ($0, kind) } }
  }
}
