import ServerlessModel
import SnapshotStore

extension ImportSession {
  /// Redeliveries that traces tell, of the functions that this import or an earlier one saw such traces of.
  func numberByTraces(_ traces: [Trace]) throws(SnapshotError) {
    let noted = (old?.note(TraceRetries.note) ?? "").split(separator: "\n")
    let found = TraceRetries.functions(in: traces).union(noted.map { ResourceID(arn: String($0)) })
    guard !found.isEmpty else { return }
    let arns = found.map(\.arn).sorted()
    try writer.setNote(TraceRetries.note, arns.joined(separator: "\n"))
    try TraceRetries(writer: writer).number(functions: found)
  }

  /// Opens the recording behind its last minute, since counts are kept by whole minutes; one that holds no lines and no
  /// points opens when its documents were taken: as they tell, else when they were written.
  func setOpening(_ batch: SnapshotBatch) throws(SnapshotError) {
    if let info = old?.info, info.openAt != info.span.end,
      info.openAt != Self.opening(info.span)
    {
      return
    }
    var span = try writer.reader().info.span
    if span.isEmpty, let times = LastBatch.times(of: batch, written: lastModified) {
      span = times
      try writer.setSpan(span)
    }
    if !span.isEmpty { try writer.setOpenAt(Self.opening(span)) }
  }

  private static func opening(_ span: TimeSpan) -> Instant {
    let minute = span.end.floored(toSeconds: 60)
    return minute == span.end ? minute : minute.adding(seconds: 60)
  }
}
