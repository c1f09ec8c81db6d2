import CellGrid
import InsightEngine
import ServerlessModel

/// A trace as bars of text, for a page of text: `█` lies on the critical path of the trace or of the run.
struct WaterfallText {
  let trace: TraceAnswer

  private static let most = 25
  private static let nameWidth = 34
  private static let barWidth = 32

  var lines: [String] {
    let calls = trace.calls
    var lines = calls.prefix(Self.most).map(line)
    if calls.count > Self.most {
      lines.append("… and \(Format.counted(calls.count - Self.most, "more call"))")
    }
    return lines
  }

  private func line(_ call: CallRow) -> String {
    let name = String(repeating: " ", count: min(12, call.depth)) + Text.clean(call.target)
    let status = call.statusWords
    return Text.pad(Text.truncate(name, to: Self.nameWidth), to: Self.nameWidth) + " "
      + bar(call) + " "
      + Text.pad(Figures.span(call.endUs - call.startUs), to: 8, align: .right)
      + (status.isEmpty ? "" : "  " + Text.truncate(Text.clean(status), to: 40))
  }

  private func bar(_ call: CallRow) -> String {
    let whole = Double(max(1, trace.durationUs))
    func place(_ moment: Int64) -> Int {
      min(Self.barWidth, max(0, Int(Double(moment) / whole * Double(Self.barWidth))))
    }
    let start = min(Self.barWidth - 1, place(call.startUs))
    let end = max(start + 1, place(call.endUs))
    return String(repeating: "·", count: start)
      + String(repeating: call.isCritical || call.isCriticalInRun ? "█" : "▒", count: end - start)
      + String(repeating: "·", count: Self.barWidth - end)
  }
}
