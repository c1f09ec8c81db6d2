extension CellGrid {
  /// The frame as plain lines, blanks at their ends left out.
  package var lines: [String] {
    (0..<size.height).map { y in
      var view = String.UnicodeScalarView()
      var end = view.endIndex
      for x in 0..<size.width {
        let cluster = Cluster(bits: clusters[y * size.width + x])
        cluster.append(to: &view)
        if cluster != .blank { end = view.endIndex }
      }
      return String(view[..<end])
    }
  }

  /// The frame as plain text, a line a row.
  package var plainText: String { lines.joined(separator: "\n") + "\n" }

  /// The frame as a golden file holds it: the glyphs, then one role letter a cell, then one letter a
  /// cell for attributes where there are any.
  package var goldenText: String {
    var parts = [plainText, "--- roles ---\n", layer { Style(bits: $0).role.letter }]
    if styles.contains(where: { $0 >> 8 != 0 }) {
      parts += ["--- attributes ---\n", layer { CellGrid.letter(Style(bits: $0).attributes) }]
    }
    return parts.joined()
  }

  /// A letter a cell; dots at the ends of lines left out.
  private func layer(_ letter: (UInt16) -> Character) -> String {
    var text = ""
    for y in 0..<size.height {
      var row = styles[y * size.width..<(y + 1) * size.width].map(letter)
      while row.last == "." { row.removeLast() }
      text += String(row) + "\n"
    }
    return text
  }

  private static func letter(_ attributes: Attributes) -> Character {
    switch attributes {
    case []: "."
    case .bold: "b"
    case .reverse: "r"
    case .underline: "u"
    case .dim: "d"
    default: "+"
    }
  }
}
