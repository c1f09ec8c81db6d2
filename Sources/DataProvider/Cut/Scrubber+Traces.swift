import ServerlessModel

extension Scrubber {
  mutating func trace(_ trace: Trace) -> Trace {
    Trace(
      id: trace.id, account: name(trace.account), region: name(trace.region),
      segments: trace.segments.map { segment($0) })
  }

  private mutating func segment(_ segment: Segment) -> Segment {
    var made = segment
    made.id = name(segment.id)
    made.parentID = segment.parentID.map { name($0) }
    made.name = text(segment.name)
    made.origin = segment.origin.map { name($0) }
    made.namespace = segment.namespace.map { name($0) }
    made.http = segment.http.map { http($0) }
    made.aws = map(segment.aws)
    made.sql = map(segment.sql)
    made.cause = segment.cause.map { cause($0) }
    made.annotations = map(segment.annotations)
    made.metadata = segment.metadata.map { text($0) }
    made.resourceARN = segment.resourceARN.map { name($0) }
    made.subsegments = segment.subsegments.map { self.segment($0) }
    return made
  }

  private mutating func http(_ http: Segment.HTTP) -> Segment.HTTP {
    Segment.HTTP(
      method: http.method.map { name($0) }, url: http.url.map { text($0) }, status: http.status)
  }

  private mutating func cause(_ cause: Segment.Cause) -> Segment.Cause {
    Segment.Cause(
      type: cause.type.map { text($0) }, message: cause.message.map { text($0) },
      stack: cause.stack.map { text($0) }, ref: cause.ref.map { name($0) })
  }
}
