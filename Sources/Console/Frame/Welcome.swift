import CellGrid

/// What the next key could be, said once on each of the first screens to whoever opens perch for the first time.
struct Welcome: Sendable {
  /// What is shown now, until the next key.
  private(set) var hint: String?
  /// The screens that it was said on.
  private var told: Set<String> = []

  /// Gives the hint of a screen that was not seen yet.
  mutating func settle(_ screen: any Screen, _ keymap: Keymap) {
    guard hint == nil, let words = Self.words(screen, keymap),
      told.insert(String(describing: type(of: screen))).inserted
    else { return }
    hint = words
  }

  mutating func clear() { hint = nil }

  private static func words(_ screen: any Screen, _ keymap: Keymap) -> String? {
    let open = keymap.label(.open)
    let up = keymap.label(.up)
    switch screen {
    case is FleetScreen:
      return
        "\(open) opens a row, \(keymap.label(.help)) lists all keys; the next key clears this hint"
    case is ServiceScreen:
      return
        "\(open) opens a resource, \(keymap.label(.insights)) says what is wrong, \(up) goes up"
    case is ResourceScreen:
      return "1 to 9 are the tabs, 2 the runs; \(keymap.label(.time)) goes to another time"
    case is ExecutionScreen:
      return
        "\(keymap.label(.nextPane)) changes the pane, \(keymap.label(.logs)) shows all log lines"
    default: return nil
    }
  }
}
