import CellGrid
import InsightEngine
package import ServerlessModel

/// What is to be cut out of the recording, and the file it goes to.
package struct CutWish: Hashable, Sendable {
  package var span: TimeSpan
  package var scope: Scope
  package var path: String
}

extension ConsoleState {
  /// Rows can be written in all formats; a screen without rows as it is shown.
  var exportFormats: [ExportFormat] {
    top.list.map { !$0.isEmpty } == true ? ExportFormat.allCases : [.markdown, .text]
  }

  /// `:export json`; without a format it asks for one.
  mutating func export(as name: String) -> [Effect] {
    guard !name.isEmpty else { return openExport() }
    guard
      let format = ExportFormat.allCases.first(where: { $0.rawValue == name || $0.ending == name })
    else {
      message = "\(Text.clean(name)) is no format; try csv, json, markdown or text"
      return []
    }
    guard exportFormats.contains(format) else {
      message = "this screen has no rows; markdown and text write it as it is shown"
      return []
    }
    return export(format)
  }

  func export(_ format: ExportFormat) -> [Effect] {
    let name = exportName(format.ending)
    switch format {
    case .text: return [.writeFile(name: name, contents: frameText)]
    case .markdown where !exportFormats.contains(.csv):
      return [.writeFile(name: name, contents: fencedFrame)]
    default: return [.export(name: name, top.list?.exported ?? [], format)]
    }
  }

  /// After the view and its moment: `perch-resource-charge-card-20261120T143210.json`.
  private func exportName(_ ending: String) -> String {
    let stamp = window.at.rfc3339.filter { $0.isNumber || $0 == "T" }.prefix(15)
    let view = top.path.description.map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return "perch-\(String(view).prefix(48))-\(stamp).\(ending)"
  }

  /// The frame without what lies over it.
  private var frameText: String {
    var state = self
    state.overlay = nil
    state.message = nil
    var grid = CellGrid(size: size, glyphs: .block)
    FrameView(state: state).draw(into: &grid)
    return grid.plainText
  }

  private var fencedFrame: String {
    var page = Markdown()
    page.fenced(frameText.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    return page.text
  }
}

extension ConsoleState {
  mutating func openCut() -> [Effect] {
    let stamp = window.at.rfc3339.filter { $0.isNumber || $0 == "T" }.prefix(15)
    overlay = .prompt(
      PromptState(
        purpose: .cut, prompt: Prompt(label: "cut to: ", text: "incident-\(stamp).perch")))
    return []
  }

  mutating func cutFile(to path: String) -> [Effect] {
    guard !path.isEmpty else { return [] }
    message = "cutting \(Text.clean(path))"
    return [.cut(CutWish(span: window.span, scope: cutScope, path: path))]
  }

  /// What the screen is about, within what the console is narrowed to.
  private var cutScope: Scope {
    var scope = scope
    switch top.place {
    case .everything: break
    case .service(let service):
      scope.microservice = service.name
      scope.account = service.account ?? scope.account
    case .resource(let name): scope.resource = name
    }
    return scope
  }

  /// What the dialog says of a cut before it is made.
  var cutWords: [(label: String, words: String)] {
    let span = window.span
    let days = span.start.date == span.end.date ? "" : span.end.date + " "
    return [
      ("window", "\(span.start.date) \(span.start.clock)Z to \(days)\(span.end.clock)Z"),
      ("scope", cutScopeWords),
      ("scrubbed", "account ids, masks, keys, secrets; your notes stay here"),
      ("kept", "names, request and trace ids, other words of log lines"),
    ]
  }

  private var cutScopeWords: String {
    let scope = cutScope
    let parts = [
      scope.resource.map { ResourceKind.parse(arn: $0)?.name ?? $0 }, scope.microservice,
      scope.account.map { "account \($0)" }, scope.region,
      scope.tag.map { "\($0.key)=\($0.value)" },
    ].compactMap(\.self)
    return parts.isEmpty ? "everything" : Text.clean(parts.joined(separator: ", "))
  }

  /// What the dialog of a cut says, as labelled lines.
  var cutLines: [String] {
    guard case .prompt(let prompt) = overlay, prompt.purpose == .cut else { return [] }
    return ["", "== cut an incident file"] + cutWords.map { "\($0.label): \($0.words)" }
      + ["file: \(Text.clean(prompt.prompt.text))"]
  }

  mutating func openRewrite(_ entry: NoteEntry) {
    guard let id = entry.id, case .note(let note) = entry.content else { return }
    var prompt = PromptState(
      purpose: .rewrite(noteID: id), prompt: Prompt(label: "note: ", text: note.text))
    prompt.remark = "at \(note.at.clock)Z"
    overlay = .prompt(prompt)
  }
}

extension FrameView {
  func drawCut(into grid: inout CellGrid) {
    let lines = state.cutWords.map { [Span(Text.pad($0.label, to: 10), .dim), Span($0.words)] }
    Dialog(
      title: "cut an incident file", lines: lines,
      hints: [(key: "Enter", action: "write"), (key: "Esc", action: "back")]
    ).draw(into: &grid, in: grid.bounds)
  }
}
