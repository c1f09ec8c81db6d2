import ServerlessModel

/// What one trace says of one function: how long it ran, what it called, and what it did itself.
struct TraceFigures: Hashable, Sendable {
  var id: TraceID
  var start: Instant
  var end: Instant
  var durationUs: Int64
  /// The part of the duration in which a call was open.
  var waitingUs: Int64
  var calls: [Call]

  /// One call to another service.
  struct Call: Hashable, Sendable {
    var name: String
    var operation: String
    var durationUs: Int64
    var fault: Bool
    var throttle: Bool
    var status: Int?
    /// True for an AWS service, false for any other host.
    var isAWS: Bool
    /// The function that a Lambda Invoke names.
    var invoked: String?
    var asynchronous: Bool
    /// The table, queue, topic or host that is called, as far as the segment names it.
    var target: String?

    /// The name and the operation.
    var label: String
  }

  /// Reads the segment of a function; `nil` where the trace has none that ended.
  init?(_ trace: Trace, through resource: Resource) {
    guard let segment = Self.function(resource, in: trace.segments), let endUs = segment.endUs
    else { return nil }
    var found: [Segment] = []
    Self.collect(segment.subsegments, into: &found)
    id = trace.id
    start = segment.start
    end = Instant(milliseconds: (endUs &+ 999) / 1000)
    durationUs = max(0, endUs &- segment.startUs)
    calls = found.map { Call($0, until: endUs) }
    waitingUs = Self.union(found, from: segment.startUs, to: endUs)
  }

  var ownUs: Int64 { durationUs - waitingUs }

  /// The function's own segment; the service's segment around it stands in where it alone was sent.
  private static func function(_ resource: Resource, in segments: [Segment]) -> Segment? {
    let named = segments.filter {
      $0.resourceARN == resource.id.arn
        || ($0.name == resource.name && $0.origin?.hasPrefix("AWS::Lambda") ?? true)
    }
    return named.first { $0.origin == "AWS::Lambda::Function" } ?? named.first
  }

  /// Calls lie below the handler's own subsegments; what lies inside a call belongs to it.
  private static func collect(_ segments: [Segment], into found: inout [Segment]) {
    for segment in segments {
      if segment.namespace == "aws" || segment.namespace == "remote" {
        found.append(segment)
      } else {
        collect(segment.subsegments, into: &found)
      }
    }
  }

  private static func union(_ calls: [Segment], from: Int64, to: Int64) -> Int64 {
    var total: Int64 = 0
    var reached = from
    for call in calls.sorted(by: { $0.startUs < $1.startUs }) {
      let begin = max(reached, call.startUs)
      let end = min(to, call.endUs ?? to)
      if end > begin { total &+= end &- begin }
      reached = max(reached, end)
    }
    return total
  }
}

extension TraceFigures.Call {
  /// A call that never ended took until its function did.
  init(_ segment: Segment, until end: Int64) {
    name = segment.name
    operation = segment.aws["operation"] ?? segment.http?.method ?? ""
    label = operation.isEmpty ? name : name + " " + operation
    durationUs = max(0, (segment.endUs ?? end) &- segment.startUs)
    fault = segment.fault
    throttle = segment.throttle
    status = segment.http?.status
    isAWS = segment.namespace == "aws"
    let invokes = segment.name.lowercased() == "lambda" && operation == "Invoke"
    invoked = invokes ? segment.aws["function_name"] ?? segment.aws["functionName"] ?? "" : nil
    asynchronous = ["invocation_type", "invocationType", "InvocationType"]
      .contains { segment.aws[$0] == "Event" }
    target =
      ["table_name", "queue_name", "topic_arn", "stream_name", "bucket_name", "function_name"]
      .lazy.compactMap { segment.aws[$0] }.first ?? (isAWS ? nil : segment.name)
  }
}
