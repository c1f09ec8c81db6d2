import CellGrid
import InsightEngine
import ServerlessModel

extension DocumentScreen {
  /// The document of a call: what went wrong first, then what it was and when.
  static func call(_ call: CallRow, of trace: TraceAnswer) -> DocumentScreen {
    DocumentScreen(
      title: call.name, lines: trouble(call) + times(call) + facts(call), resource: call.resource,
      logs: logs(call, trace))
  }

  private static func trouble(_ call: CallRow) -> [LabelledText] {
    var lines = [LabelledText(label: "call", text: call.name)]
    lines += labelled([("status", call.statusWords)])
    guard let cause = call.segment.cause else { return lines }
    lines += labelled([
      ("exception", [cause.type, cause.message].compactMap(\.self).joined(separator: ": ")),
      ("raised in", cause.ref.map { "segment \($0)" }),
    ])
    return lines + cause.stack.map { LabelledText(label: "", text: "at \($0)") }
  }

  private static func times(_ call: CallRow) -> [LabelledText] {
    let open = "open: no end is held"
    let took = Figures.span(call.endUs - call.startUs)
    return labelled([
      ("start", call.segment.start.rfc3339),
      ("took", call.isOpen ? "\(open), at least \(took)" : took),
      ("self", call.selfUs.map { Figures.span($0) } ?? open),
      ("critical path", path(call)),
      ("retries", call.retries > 0 ? String(call.retries) : nil),
    ])
  }

  private static func path(_ call: CallRow) -> String {
    if call.isCritical { return "yes" }
    return call.isCriticalInRun ? "of its run; the whole trace did not wait for it" : "no"
  }

  private static func facts(_ call: CallRow) -> [LabelledText] {
    let segment = call.segment
    let http = [segment.http?.method, segment.http?.url].compactMap(\.self)
    var lines = labelled([
      ("name", segment.name), ("id", segment.id), ("parent", segment.parentID),
      ("origin", segment.origin), ("namespace", segment.namespace),
      ("http", http.joined(separator: " ")),
    ])
    for (name, values) in [
      ("annotation", segment.annotations), ("aws", segment.aws), ("sql", segment.sql),
    ] {
      let sorted = values.sorted { $0.key < $1.key }
      lines += labelled(sorted.map { ("\(name) \($0.key)", $0.value) })
    }
    return lines + labelled([("metadata", segment.metadata), ("resource", segment.resourceARN)])
  }

  private static func labelled(_ pairs: [(String, String?)]) -> [LabelledText] {
    pairs.compactMap { label, text in
      guard let text, !text.isEmpty else { return nil }
      return LabelledText(label: label, text: text)
    }
  }

  /// The lines of the trace that were written while the call ran.
  private static func logs(_ call: CallRow, _ trace: TraceAnswer) -> LogListing {
    var listing = LogListing(place: .everything, traceID: trace.id)
    let end = Instant(milliseconds: (call.segment.startUs + call.endUs - call.startUs) / 1000)
    listing.span = TimeSpan(start: call.segment.start, end: end.adding(milliseconds: 2))
    return listing
  }
}
