extension Key {
  /// The key of a tmux key name (`Down`, `Enter`, `C-d`, `NPage`, `F2`, `x`, …), or `nil`.
  package static func parse(tmux name: String) -> Key? {
    if let key = named[name.lowercased()] { return key }
    let characters = Array(name)
    if characters.count == 1 { return printable(characters[0]) }
    if characters.count == 2, characters[0] == "^" { return controlKey(characters[1]) }
    if name.hasPrefix("C-") { return modified(name, controlKey) }
    if name.hasPrefix("M-") { return modified(name) { .alt($0) } }
    if name.hasPrefix("S-") { return name.lowercased() == "s-tab" ? .backTab : nil }
    guard characters.first == "F" || characters.first == "f" else { return nil }
    guard let number = Int(String(characters.dropFirst())), (1...24).contains(number) else {
      return nil
    }
    return .function(number)
  }

  /// The keys of names parted by blanks, as tmux sends them: what is no name is typed as text.
  ///
  /// The first name with a character that no key types is the failure.
  package static func parse(tmuxKeys names: String) -> Result<[Key], UnknownKey> {
    var keys: [Key] = []
    for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      if let key = parse(tmux: String(name)) {
        keys.append(key)
      } else {
        let typed = name.compactMap(printable)
        guard typed.count == name.count else { return .failure(UnknownKey(String(name))) }
        keys += typed
      }
    }
    return .success(keys)
  }

  /// How help and hints spell the key.
  package var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "^\(letter.uppercased())"
    case .alt(let letter): "M-\(letter)"
    case .function(let number): "F\(number)"
    case .mouse: "mouse"
    case .paste: "paste"
    case .resize: "resize"
    default: Key.labels[self] ?? ""
    }
  }

  private static func printable(_ character: Character) -> Key? {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x20, scalar.value != 0x7F
    else { return nil }
    return .character(character)
  }

  private static func modified(_ name: String, _ make: (Character) -> Key?) -> Key? {
    let rest = name.dropFirst(2)
    if rest == "Space" { return make(" ") }
    guard rest.count == 1, let character = rest.first else { return nil }
    return make(character)
  }

  private static func controlKey(_ character: Character) -> Key? {
    switch character {
    case "a"..."z", "A"..."Z":
      let letter = Character(character.lowercased())
      return letter == "i" ? .tab : letter == "m" || letter == "j" ? .enter : .control(letter)
    case " ", "@": return .control("@")
    case "[": return .escape
    case "\\", "]", "^", "_": return .control(character)
    case "?": return .backspace
    default: return nil
    }
  }

  private static let named: [String: Key] = [
    "enter": .enter, "return": .enter, "kpenter": .enter, "escape": .escape, "esc": .escape,
    "tab": .tab, "btab": .backTab, "space": .character(" "), "bspace": .backspace,
    "backspace": .backspace, "dc": .delete, "delete": .delete, "ic": .insert,
    "insert": .insert, "up": .up, "down": .down, "left": .left, "right": .right, "home": .home,
    "end": .end, "ppage": .pageUp, "pageup": .pageUp, "pgup": .pageUp, "npage": .pageDown,
    "pagedown": .pageDown, "pgdn": .pageDown,
  ]

  private static let labels: [Key: String] = [
    .enter: "Enter", .escape: "Esc", .tab: "Tab", .backTab: "S-Tab", .backspace: "BSpace",
    .delete: "Del", .insert: "Ins", .up: "↑", .down: "↓", .left: "←", .right: "→",
    .home: "Home", .end: "End", .pageUp: "PgUp", .pageDown: "PgDn",
  ]
}

/// What neither names a key nor can be typed.
package struct UnknownKey: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name as it was given.
  package let name: String

  init(_ name: String) { self.name = name }

  /// What is wrong and what to do.
  package var description: String {
    "No key types \"\(Text.clean(name))\". Use tmux's names, such as Down, Enter, C-d, NPage, F2, or text."
  }
}
