import LogParsing
import ServerlessModel

/// The messages that the segments of one trace say their functions handle.
struct TraceMessages {
  /// A message that a function's segment names.
  struct Named {
    var message: MessageID
    var function: ResourceID
    /// The segments above the name, and what they say of the run.
    var segments: Set<String>
    var request: RequestID?
    var start: Instant

    /// The run that it was: by its segment or request id, else the only one of the trace.
    func run(of runs: [Execution]) -> Execution? {
      let own = runs.filter { run in
        run.segmentID.map { segments.contains($0.description) } ?? false
          || request != nil && run.requestID == request
      }
      if own.count == 1 { return own[0] }
      let during = (own.isEmpty ? runs : own).filter { run in
        run.start <= start.adding(milliseconds: 1) && start <= run.end ?? start
      }
      return during.count == 1 ? during[0] : runs.count == 1 ? runs[0] : nil
    }
  }

  private(set) var named: [Named] = []
  private let requests: [String: RequestID]

  init(_ trace: Trace) {
    var requests: [String: RequestID] = [:]
    for segment in trace.segments {
      requests[segment.id] = segment.aws["request_id"].flatMap { RequestID($0) }
    }
    self.requests = requests
    for segment in trace.segments {
      guard let function = Self.function(segment, trace) else { continue }
      var above = Set([segment.id])
      if let parent = segment.parentID { above.insert(parent) }
      read(segment, function, above, segment)
    }
  }

  private static func function(_ segment: Segment, _ trace: Trace) -> ResourceID? {
    if let arn = [segment.aws["function_arn"], segment.resourceARN].compactMap(\.self).first(
      where: {
        $0.hasPrefix("arn:")
      }), let (kind, name) = ResourceKind.parse(arn: arn), kind == .lambdaFunction
    {
      let id = ResourceID(arn: arn)
      return .function(name, account: id.account, region: id.region)
    }
    guard segment.origin == "AWS::Lambda::Function" else { return nil }
    return .function(segment.name, account: trace.account, region: trace.region)
  }

  private mutating func read(
    _ segment: Segment, _ function: ResourceID, _ above: Set<String>, _ root: Segment
  ) {
    for message in Self.messages(segment) {
      let request = above.compactMap { requests[$0] }.first
      named.append(
        Named(
          message: message, function: function, segments: above, request: request,
          start: segment.start))
    }
    for inner in segment.subsegments where inner.namespace != "aws" {
      read(inner, function, above, root)
    }
  }

  /// Ids in annotations by their names, and in metadata by the labels in it.
  private static func messages(_ segment: Segment) -> Set<MessageID> {
    var found: Set<MessageID> = []
    for (key, value) in segment.annotations {
      let name = key.split(separator: ".").last.map(String.init) ?? key
      if MessageLabel.isLabel(name), let id = MessageID(value) { found.insert(id) }
    }
    if var metadata = segment.metadata {
      metadata.withUTF8 { found.formUnion(MessageLabel.ids(in: UnsafeRawBufferPointer($0))) }
    }
    return found
  }
}
