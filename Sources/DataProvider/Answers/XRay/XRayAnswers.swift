import AWSClient
import Foundation
import ServerlessModel

/// Traces.
enum XRayAnswers {
  static let handlers: [String: Handler] = [
    "batch-get-traces": traces, "get-trace-summaries": summaries,
    "get-service-graph": ServiceGraphAnswer.read,
  ]

  private static func traces(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: XRay.BatchGetTraces = try answer.decode()
    var broken = 0
    var ids: Set<TraceID> = []
    for trace in reply.traces ?? [] {
      if let id = trace.id.flatMap({ TraceID($0) }) { ids.insert(id) }
      for segment in trace.segments ?? [] {
        guard let text = segment.document,
          let document = try? XRay.Document.read(Data(text.utf8))
        else {
          broken += 1
          continue
        }
        gathering.traces.add(
          document, trace: trace.id, account: answer.account, region: answer.region,
          redact: answer.options.redact)
      }
      if trace.limitExceeded == true {
        gathering.note("trace \(trace.id ?? "?"): X-Ray holds more segments than it gives")
      }
    }
    gathering.traces.lose(count: broken)
    if broken > 0 { gathering.note("segments whose document is no JSON (\(broken) times)") }
    gathering.notes += gathering.traces.takeNotes()
    if let missing = reply.unprocessedTraceIds?.count, missing > 0 {
      gathering.note("\(missing) traces that X-Ray did not process: ask for them again")
    }
    gathering.cover(
      .traces, account: answer.account, region: answer.region, scope: "*",
      ids.isEmpty ? .empty : .answered, at: answer.time, span: gathering.traces.span(of: ids))
  }

  /// Summaries hold no segments; they say only what was found.
  private static func summaries(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: XRay.GetTraceSummaries = try answer.decode()
    let found = list.traceSummaries ?? []
    let times = found.compactMap { summary in
      Instant(summary.startTime)
        ?? summary.id.flatMap { TraceID($0) }
        .map { Instant(milliseconds: Int64($0.epochSeconds) * 1000) }
    }
    var span: TimeSpan?
    if let first = times.min(), let last = times.max() {
      span = TimeSpan(start: first, end: last.adding(milliseconds: 1))
    }
    gathering.cover(
      .traces, account: answer.account, region: answer.region, scope: "*",
      found.isEmpty ? .empty : .answered, at: answer.time, span: span)
    if !found.isEmpty {
      gathering.note("\(found.count) trace summaries: aws xray batch-get-traces has their segments")
    }
  }
}
