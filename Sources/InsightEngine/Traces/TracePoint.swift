package import ServerlessModel

/// The service, resource or host that a segment belongs to; `nil` for a piece of its caller's own work.
package struct TracePoint: Hashable, Sendable {
  /// What it is called.
  package let name: String
  /// The resource, where one is held.
  package let resource: ResourceID?

  /// Two segments belong together by their resource, else by their name.
  var key: String { resource?.arn ?? name }

  private init?(_ node: TraceTree.Node, account: String, _ resources: SegmentResources) {
    let segment = node.segment
    let isCall = segment.namespace == "aws" || segment.namespace == "remote"
    guard isCall || segment.origin != nil || node.parent == nil else { return nil }
    let id = resources.resource(of: segment, account: account)
    name = isCall ? Self.target(segment) ?? segment.name : segment.name
    resource = id
  }

  /// The table, function, queue, topic or bucket that a call of AWS names.
  private static func target(_ segment: Segment) -> String? {
    if let name = segment.aws["table_name"] ?? segment.aws["function_name"] { return name }
    if let queue = segment.aws["queue_url"]?.split(separator: "/").last { return String(queue) }
    if let topic = segment.aws["topic_arn"]?.split(separator: ":").last { return String(topic) }
    return segment.aws["bucket_name"]
  }

  /// The point of each call of a tree; a call is where its callee's own segment says it is.
  package static func points(
    of tree: TraceTree, account: String, _ resources: SegmentResources
  ) -> [TracePoint?] {
    let own = tree.nodes.map { TracePoint($0, account: account, resources) }
    var points = own
    for (index, node) in tree.nodes.enumerated() {
      let callee = node.children.first { tree.nodes[$0].segment.origin != nil }
      if node.segment.namespace != nil, let callee, let point = own[callee] {
        points[index] = point
      } else if own[index] == nil {
        points[index] = node.parent.flatMap { points[$0] }
      }
    }
    return points
  }
}
