/// How a cell is drawn apart from its colours.
package struct Attributes: OptionSet, Hashable, Sendable {
  /// The bits.
  package let rawValue: UInt8

  /// Makes a set from bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier.
  package static let bold = Attributes(rawValue: 1)
  /// Foreground and background exchanged.
  package static let reverse = Attributes(rawValue: 2)
  /// Underlined.
  package static let underline = Attributes(rawValue: 4)
  /// Fainter, where the terminal can.
  package static let dim = Attributes(rawValue: 8)
}

/// A role with attributes on top of those the theme gives it.
package struct Style: Hashable, Sendable {
  /// What the cell means.
  package var role: Role
  /// What is added to the theme's attributes.
  package var attributes: Attributes

  /// Makes a style.
  package init(_ role: Role = .text, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  /// Both in one number, as a grid stores them.
  package var bits: UInt16 { UInt16(role.rawValue) | UInt16(attributes.rawValue) << 8 }

  /// The style of stored bits; unknown roles read as text.
  package init(bits: UInt16) {
    role = Role(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .text
    attributes = Attributes(rawValue: UInt8(truncatingIfNeeded: bits >> 8))
  }
}

/// A piece of text in one style; an array of them is a line.
package struct Span: Hashable, Sendable {
  /// The words, cleaned when drawn.
  package var text: String
  /// How they look.
  package var style: Style

  /// Makes a span.
  package init(_ text: String, _ role: Role = .text, _ attributes: Attributes = []) {
    self.text = text
    style = Style(role, attributes)
  }

  /// The number of cells it takes.
  package var width: Int { Text.width(text) }
}
