import CellGrid
import ServerlessModel

extension ConsoleState {
  mutating func openTime() -> [Effect] {
    overlay = .window(WindowPicker(window, held: TimeSpan(start: earliest, end: latest)))
    return []
  }

  mutating func press(_ key: Key, onWindow picker: WindowPicker) -> [Effect] {
    var picker = picker
    switch picker.press(key) {
    case .stays: overlay = .window(picker)
    case .cancelled: overlay = nil
    case .chosen(let wish):
      overlay = nil
      go(to: wish)
    }
    return []
  }

  /// Goes to a time that was typed, or says why it is none.
  mutating func setTime(_ text: String) -> [Effect] {
    do throws(TimeTextError) {
      go(to: try TimeText.read(text, window: window, end: latest))
    } catch {
      message = error.description
    }
    return []
  }

  mutating func go(to wish: TimeText.Wish) {
    if let seconds = wish.seconds { window.seconds = seconds }
    guard let at = wish.at else { return }
    move(to: at)
    if window.at != at { message = "held from \(earliest.rfc3339) to \(latest.rfc3339)" }
  }
}
