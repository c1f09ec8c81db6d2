/// What is wrong with a theme that can be used all the same.
package struct ThemeFinding: Hashable, Sendable, CustomStringConvertible {
  /// The line in the file, from 1; 0 when it is inherited or about the whole.
  package let line: Int
  /// What is wrong and what would be right.
  package let message: String

  /// Place and message.
  package var description: String { line == 0 ? message : "line \(line): \(message)" }
}

/// Reads a theme as someone with poor eyes or a poor terminal would.
package enum ThemeLint {
  /// The least contrast of text, as WCAG 2 AA asks.
  package static let leastContrast = 4.5
  /// The least difference between two states' colours that is seen in small text.
  package static let leastDifference = 12.0

  /// What a terminal's own ground is taken for: the least helpful of the usual ones.
  private static let usualDark = RGB(0x2B, 0x2B, 0x2B)
  private static let usualLight = RGB(0xEE, 0xEE, 0xEE)

  /// The findings on a theme of a catalogue, in order of the file.
  package static func findings(
    on name: String, in catalogue: ThemeCatalogue
  ) throws(ThemeError) -> [ThemeFinding] {
    let theme = try catalogue.theme(name)
    guard let document = try catalogue.document(name) else { return [] }
    let merged = try catalogue.merged(name)
    let found =
      unknown(document) + missing(merged) + contrast(theme, document) + alike(theme, document)
      + aliveInGrey(theme, document)
    return found.sorted { $0.line < $1.line }
  }

  private static func unknown(_ document: ThemeDocument) -> [ThemeFinding] {
    document.unknownKeys.map {
      ThemeFinding(line: $0.line, message: "\"\(Text.clean($0.value))\" means nothing here.")
    }
  }

  private static func missing(_ merged: ThemeDocument) -> [ThemeFinding] {
    Role.allCases.filter { merged.roles[$0.name] == nil }.map {
      ThemeFinding(line: 0, message: "The role \($0.name) is neither set nor inherited.")
    }
  }

  private static func contrast(_ theme: Theme, _ document: ThemeDocument) -> [ThemeFinding] {
    Role.allCases.compactMap { role in
      let look = theme.look(role)
      guard let front = look.foreground.exact else { return nil }
      let back = look.background.exact ?? (theme.variant == .dark ? usualDark : usualLight)
      let least = role == .border ? 1.4 : leastContrast
      let ratio = front.contrast(with: back)
      guard ratio < least else { return nil }
      return ThemeFinding(
        line: document.roles[role.name]?.line ?? 0,
        message:
          "\(role.name) has a contrast of \(rounded(ratio)) to 1; \(rounded(least)) is least."
      )
    }
  }

  private static func alike(_ theme: Theme, _ document: ThemeDocument) -> [ThemeFinding] {
    pairs(of: [.ok, .warning, .error, .unknown]).compactMap { first, second in
      let looks = (theme.look(first), theme.look(second))
      guard let one = looks.0.foreground.exact, let other = looks.1.foreground.exact else {
        return nil
      }
      guard one.difference(from: other) < leastDifference else { return nil }
      guard looks.0.attributes == looks.1.attributes else { return nil }
      return ThemeFinding(
        line: document.roles[second.name]?.line ?? 0,
        message: "\(first.name) and \(second.name) look alike.")
    }
  }

  /// Without colour each state is told by its attributes alone.
  private static func aliveInGrey(_ theme: Theme, _ document: ThemeDocument) -> [ThemeFinding] {
    pairs(of: [.ok, .warning, .error, .critical, .unknown, .stale]).compactMap { first, second in
      guard theme.look(first).attributes == theme.look(second).attributes else { return nil }
      return ThemeFinding(
        line: document.roles[second.name]?.line ?? 0,
        message: "\(first.name) and \(second.name) look alike without colour; "
          + "give one of them bold, underline or reverse.")
    }
  }

  private static func pairs(of roles: [Role]) -> [(Role, Role)] {
    roles.indices.flatMap { index in roles[(index + 1)...].map { (roles[index], $0) } }
  }

  private static func rounded(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
