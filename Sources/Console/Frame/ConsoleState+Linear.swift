import CellGrid
import ServerlessModel

extension ConsoleState {
  /// The screen as labelled lines, for screen readers and logs.
  var linear: [String] {
    let context = topContext
    var lines = [
      "mode: \(mode.rawValue), at \(window.at.rfc3339), window \(Figures.window(window.seconds))"
    ]
    if isSignedOut { lines.append("signed out: nothing is read of AWS for want of credentials") }
    if let silence { lines.append("stale: nobody has written to the recording for \(silence)") }
    if let frame = data[.frame]?.answer?.frame {
      let counts = Severity.allCases.map { "\(frame.findings.count($0)) \($0.rawValue)" }
      lines.append("open findings: \(counts.joined(separator: ", "))")
    }
    lines.append("view: " + stack.map { Text.clean($0.crumb(context)) }.joined(separator: " > "))
    let status = top.status(context)
    if !status.isEmpty { lines.append("list: \(status)") }
    let ages = top.needs(context).first.map { context.ages($0.subject) } ?? []
    if !ages.isEmpty { lines.append("age: \(DataAge.sentence(ages))") }
    lines.append("")
    let body = top.linear(context) ?? []
    let notice = top.needs(context).lazy.compactMap { context.notice($0.subject) }.first
    lines += body.isEmpty ? [notice?.sentence ?? "nothing to show"] : body
    if let message { lines.append("note: \(message)") }
    if case .window(let picker) = overlay { lines += ["", "== time and window"] + picker.linear }
    if case .text(let dialog) = overlay {
      lines +=
        ["", "== \(dialog.title)"] + dialog.lines.map { Text.clean($0.map(\.text).joined()) }
    }
    if case .list(let dialog) = overlay { lines += dialog.linear }
    return lines + cutLines
  }
}
