import CellGrid
import ServerlessModel

extension ConsoleState {
  mutating func press(_ key: Key, onText dialog: TextDialog) -> [Effect] {
    var dialog = dialog
    let most = max(0, dialog.lines.count - max(1, size.height - 6))
    switch keymap.action(for: key) {
    case .moveDown: dialog.offset = min(most, dialog.offset + 1)
    case .moveUp: dialog.offset = max(0, dialog.offset - 1)
    case .pageDown, .halfDown: dialog.offset = min(most, dialog.offset + 10)
    case .pageUp, .halfUp: dialog.offset = max(0, dialog.offset - 10)
    case .quit: return [.quit]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default:
      overlay = nil
      return []
    }
    overlay = .text(dialog)
    return []
  }
}
