import CellGrid
import InsightEngine
import ServerlessModel

extension ConsoleState {
  /// Copies, exports: what leaves the screen.
  mutating func take(_ action: Action) -> [Effect] {
    if action == .copyCommand { return [.copy(command)] }
    if action == .export { return openExport() }
    let taken = top.taken
    let row = top.list?.selectedRow
    let text: String? =
      switch action {
      case .copyARN: taken?.arn ?? row?.arn
      case .copyID: taken?.id ?? row.map { $0.keyText(in: top.list) }
      case .copyAddress: (taken?.arn ?? row?.arn).map(Self.address)
      case .copyCell: cell
      default: nil
      }
    guard let text, !text.isEmpty else {
      message = action == .copyARN ? "this row is no AWS resource" : "nothing to copy here"
      return []
    }
    return [.copy(Text.clean(text))]
  }

  /// The command that reopens what is on the screen.
  var command: String {
    let start =
      mode == .live
      ? ["perch live", sourceName]
      : ["perch replay", ShellWord.quoted(sourceName), "--at", window.at.rfc3339]
    return (start + [arguments.text]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var cell: String? {
    guard let list = top.list, let row = list.selectedRow else { return nil }
    let index = list.column ?? list.selectedSection?.nameColumn ?? 0
    return index < row.fields.count ? row.fields[index].text : nil
  }

  private static func address(_ arn: String) -> String {
    "https://console.aws.amazon.com/go/view?arn=\(arn)"
  }

  /// Acknowledge, mute, note, bookmark: what is written beside the recording.
  mutating func write(_ action: Action) -> [Effect] {
    switch action {
    case .bookmark:
      return [.save(.bookmark(view: top.path.description))]
    case .note: return openNote()
    default: break
    }
    if let group = top.errorGroup(context) { return write(action, group) }
    guard let finding = top.findingID else {
      message = "no finding or group of errors is selected"
      return []
    }
    if action == .mute { return openMute(finding) }
    return [.save(.acknowledge(findingID: finding, at: window.at))]
  }

  /// Resolves or mutes a group of errors; on one that is resolved or muted either takes that back.
  private mutating func write(_ action: Action, _ group: ErrorGroup) -> [Effect] {
    guard group.isActive else { return [.save(.errorGroup(group.id, .reopen))] }
    if action == .mute { return openMute(group) }
    return [.save(.errorGroup(group.id, .resolve(at: window.at)))]
  }
}

extension ListRow {
  /// What `y` copies: the name.
  func keyText(in list: ListPane?) -> String {
    let index = list?.selectedSection?.nameColumn ?? 0
    return index < fields.count ? fields[index].text : id
  }
}

/// What a screen gives to be copied, beside its rows.
struct Taken: Hashable, Sendable {
  var id: String
  var arn: String?
}
