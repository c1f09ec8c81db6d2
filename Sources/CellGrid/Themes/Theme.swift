/// The look of one role: colours and attributes.
package struct Look: Hashable, Sendable {
  /// The colour of the glyph.
  package var foreground: Color
  /// The colour behind it.
  package var background: Color
  /// What comes on top.
  package var attributes: Attributes

  /// Makes a look.
  package init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// A checked theme: a look for every role.
package struct Theme: Hashable, Sendable {
  /// Which background it is made for.
  package enum Variant: String, Hashable, Sendable {
    case dark, light
  }

  /// What it is chosen by.
  package let name: String
  /// Which background it is made for.
  package let variant: Variant
  /// One sentence for the list of themes.
  package let summary: String
  /// Rows of colours by name: `load`, `latency`, `cost`.
  package let gradients: [String: [Color]]
  private let looks: [Look]

  init(
    name: String, variant: Variant, summary: String, looks: [Look], gradients: [String: [Color]]
  ) {
    self.name = name
    self.variant = variant
    self.summary = summary
    self.looks = looks
    self.gradients = gradients
  }

  /// The look of a role; a role without colours has those of `text`.
  package func look(_ role: Role) -> Look { looks[Int(role.rawValue)] }

  /// The look of a role with a style's attributes added.
  package func look(_ style: Style) -> Look {
    var look = look(style.role)
    look.attributes.formUnion(style.attributes)
    return look
  }

  /// The theme that needs no file: the terminal's colours, states by attributes alone.
  package static let plain: Theme = {
    let attributes: [Role: Attributes] = [
      .title: .bold, .header: .underline, .key: .bold, .selection: .reverse, .mark: .bold,
      .borderFocus: .bold, .warning: .bold, .error: [.bold, .underline],
      .critical: [.bold, .reverse], .unknown: .dim, .stale: [.dim, .underline],
      .live: .bold, .replay: .reverse, .match: .reverse, .dim: .dim,
    ]
    let looks = Role.allCases.map { Look(attributes: attributes[$0] ?? []) }
    return Theme(
      name: "plain", variant: .dark, summary: "The terminal's own colours", looks: looks,
      gradients: [:])
  }()
}
