import CellGrid
import ServerlessModel

/// A trace as an indented list: time, own time, critical path and what failed.
enum TraceText {
  static func page(_ trace: Trace, _ tree: TraceTree) -> String {
    let length = trace.duration.map { CellText.fixed($0.milliseconds, 1) + " ms" } ?? "in progress"
    let start = trace.start.map(\.rfc3339) ?? ""
    return
      (["Trace \(trace.id)  \(start)  \(length)", "     TIME ms     SELF ms  CALL"]
      + tree.nodes.map(line)).joined(separator: "\n") + "\n"
  }

  private static func line(_ node: TraceTree.Node) -> String {
    let segment = node.segment
    let time = segment.duration.map { CellText.fixed($0.milliseconds, 1) } ?? "open"
    let own = node.selfTime.map { CellText.fixed($0.milliseconds, 1) } ?? "open"
    let path = String(repeating: "  ", count: node.depth) + (node.isCritical ? "* " : "  ")
    return Text.pad(time, to: 12, align: .right) + Text.pad(own, to: 12, align: .right) + "  "
      + path
      + Text.clean(
        [segment.name, call(segment), trouble(segment)].filter { !$0.isEmpty }
          .joined(separator: "  "))
  }

  private static func call(_ segment: Segment) -> String {
    let operation = segment.aws["operation"] ?? ""
    let http = [segment.http?.method, segment.http?.url].compactMap { $0 }.joined(separator: " ")
    return operation.isEmpty ? http : operation
  }

  private static func trouble(_ segment: Segment) -> String {
    let marks = [
      segment.fault ? "FAULT" : "", segment.error ? "ERROR" : "",
      segment.throttle ? "THROTTLED" : "", segment.http?.status.map(String.init) ?? "",
      segment.cause?.type ?? "", segment.cause?.message ?? "",
    ]
    return marks.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
