import ArgumentParser
import ServerlessModel

/// `perch trace ID`: one trace with its calls.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "One X-Ray trace with all its calls.")

  @Argument(help: "A trace id, or the request id of a run that was traced.")
  var id: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let reading = try source.open()
    let wanted = try traceID(in: reading)
    guard let wanted, let trace = try reading.trace(wanted) else {
      return try output.print(missing(wanted, reading)) { "" }
    }
    let tree = TraceTree(trace)
    try output.print(Self.row(trace, tree)) { TraceText.page(trace, tree) }
  }

  private func traceID(in reading: any SnapshotReading) throws -> TraceID? {
    if let trace = TraceID(id) { return trace }
    guard let request = RequestID(id) else {
      throw CommandFailure(
        .usage, "\(Quoted.text(id)) is neither a trace id (1-…-…) nor a request id (a UUID).")
    }
    let runs = try reading.executions(requestID: request)
    guard !runs.isEmpty else {
      throw CommandFailure(
        .noInput, "No run \(request) is in this recording. Try: perch find \(id)")
    }
    return runs.lazy.compactMap(\.traceID).first
  }

  private func missing(_ id: TraceID?, _ reading: any SnapshotReading) throws -> Row {
    let reason: MissingTrace
    if id == nil {
      reason = .tracingOff
    } else {
      let runs = try reading.page(Self.runs(of: id, reading.info)).rows
      reason = runs.contains { $0.sampled == false } ? .notSampled : .notRecorded
    }
    guard output.format != .table, output.format != .markdown else {
      throw CommandFailure(.noInput, "No trace \(Quoted.text(self.id)) here: \(reason.rawValue).")
    }
    var row = Row()
    row.add("traceId", id?.description)
    row.add("reason", reason.rawValue)
    return row
  }

  private static func runs(of id: TraceID?, _ info: SnapshotInfo) -> ExecutionQuery {
    var query = ExecutionQuery(span: info.span, at: info.span.end)
    query.traceID = id
    query.limit = 10
    return query
  }

  static func row(_ trace: Trace, _ tree: TraceTree) -> Row {
    var row = Row()
    row.add("traceId", trace.id.description)
    row.add("start", trace.start)
    row.add("durationMs", trace.duration)
    row.add("sampled", true)
    let roots = tree.nodes.indices.filter { tree.nodes[$0].parent == nil }
    row.add("segments", roots.map { SegmentRow.row($0, in: tree) })
    return row
  }
}

/// A call of a trace as a row, its own calls inside.
enum SegmentRow {
  static func row(_ index: Int, in tree: TraceTree) -> Row {
    let node = tree.nodes[index]
    let segment = node.segment
    var row = Row()
    row.add("id", segment.id)
    row.add("parentId", segment.parentID ?? node.parent.map { tree.nodes[$0].segment.id })
    row.add("name", segment.name)
    row.add("origin", segment.origin)
    row.add("start", segment.start)
    row.add("durationMs", segment.duration)
    row.add("selfMs", node.selfTime)
    row.add("critical", node.isCritical)
    row.add("error", segment.error)
    row.add("fault", segment.fault)
    row.add("throttle", segment.throttle)
    if segment.inProgress { row.add("inProgress", true) }
    addDetails(of: segment, to: &row)
    row.add("subsegments", node.children.map { self.row($0, in: tree) })
    return row
  }

  private static func addDetails(of segment: Segment, to row: inout Row) {
    if let http = segment.http {
      var call = Row()
      call.add("method", http.method)
      call.add("url", http.url)
      call.add("status", http.status)
      row.add("http", Value.object(call))
    }
    row.add("aws", texts(segment.aws))
    row.add("sql", texts(segment.sql))
    if let cause = segment.cause {
      var why = Row()
      why.add("type", cause.type)
      why.add("message", cause.message)
      why.add("stack", cause.stack)
      row.add("cause", Value.object(why))
    }
    row.add("annotations", texts(segment.annotations))
  }

  private static func texts(_ values: [String: String]) -> Value? {
    guard !values.isEmpty else { return nil }
    var row = Row()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { row.add(name, value) }
    return .object(row)
  }
}
