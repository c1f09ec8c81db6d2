import InsightEngine
import ServerlessModel

extension Asking {
  func trace(_ text: String) throws -> TraceAnswer {
    guard let id = TraceID(text) else {
      throw Unanswerable(
        "\"\(text)\" is no trace id: 1-, eight digits, -, 24 digits. :find looks for other ids.")
    }
    guard let trace = try reading.trace(id), let start = trace.start, start <= at else {
      if let refusal = refusal([.traces]) {
        throw Unanswerable("Trace \(text) is not held: \(refusal.advice)")
      }
      throw Unanswerable(
        "Trace \(text) is not held at \(at.clock)Z: not sampled, not recorded, or later.")
    }
    return try layout(trace)
  }

  /// A trace as it was known at the moment asked about; of a run, with the calls that are its own.
  func layout(_ trace: Trace, of run: Execution? = nil) throws -> TraceAnswer {
    let tree = TraceTree(trace, at: at)
    let root = run.flatMap { CallRoot.of($0, in: tree) }
    let own = root.map { tree.criticalPath(from: $0) } ?? []
    let held = SegmentResources(try reading.resources(at: at))
    let origin = tree.nodes.map(\.segment.startUs).min() ?? 0
    let calls = tree.nodes.enumerated().map { index, node in
      CallRow(
        node, from: origin, isCriticalInRun: own.contains(index),
        resource: held.resource(of: node.segment, account: trace.account))
    }
    return TraceAnswer(
      id: trace.id, start: Instant(milliseconds: origin / 1000),
      durationUs: calls.map(\.endUs).max() ?? 0, calls: calls,
      ownCalls: root.map { $0..<tree.end(below: $0) },
      sampled: run?.sampled ?? true,
      missing: calls.isEmpty ? "no segment of this trace is held yet" : nil,
      account: trace.account, region: trace.region)
  }
}

/// Finds the segment of a run in its trace: the function's own one, of the try that began nearest.
private enum CallRoot {
  static func of(_ run: Execution, in tree: TraceTree) -> Int? {
    let segment = run.segmentID?.description
    let request = run.requestID?.description
    let candidates = tree.nodes.indices.filter { index in
      let call = tree.nodes[index].segment
      return call.id == segment || (request != nil && call.aws["request_id"] == request)
    }
    let own = candidates.filter { tree.nodes[$0].segment.origin != "AWS::Lambda" }
    let start = run.start.milliseconds &* 1000
    func distance(_ index: Int) -> UInt64 {
      (tree.nodes[index].segment.startUs &- start).magnitude
    }
    return (own.isEmpty ? candidates : own).min { distance($0) < distance($1) }
  }
}

extension CallRow {
  /// A node of the tree as a row, with times from the start of the trace.
  fileprivate init(
    _ node: TraceTree.Node, from origin: Int64, isCriticalInRun: Bool, resource: ResourceID?
  ) {
    let segment = node.segment
    self.init(
      depth: node.depth, segment: segment, name: CallName.of(segment),
      startUs: segment.startUs - origin, endUs: node.knownEndUs - origin,
      selfUs: node.selfTime?.microseconds,
      selfParts: node.selfParts.map { ($0.lowerBound - origin)...($0.upperBound - origin) },
      isCritical: node.isCritical, isCriticalInRun: isCriticalInRun,
      retries: segment.aws["retries"].flatMap { Int($0) } ?? 0, resource: resource)
  }
}

/// What a call is called: service and operation, or the host.
enum CallName {
  static func of(_ segment: Segment) -> String {
    let operation = segment.aws["operation"]
    let about =
      segment.aws["table_name"] ?? segment.aws["function_name"] ?? segment.aws["topic_arn"]
    if segment.namespace == "aws" {
      return [segment.name, operation, about].compactMap(\.self).joined(separator: " ")
    }
    if segment.namespace == "remote" { return "http \(segment.name)" }
    if segment.origin == "AWS::Lambda" { return "Lambda \(segment.name)" }
    return segment.name
  }
}
