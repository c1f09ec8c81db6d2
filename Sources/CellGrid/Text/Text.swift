/// Cleaning, measuring and cutting of text for a grid.
package enum Text {
  /// The text without escape sequences, control, bidi and zero-width characters; what remains takes
  /// one or two cells a character.
  package static func clean(_ text: String) -> String {
    if isPlain(text) { return text }
    var view = String.UnicodeScalarView()
    for cluster in Clusters(text) { cluster.append(to: &view) }
    return String(view)
  }

  /// The cells the text takes once cleaned.
  package static func width(_ text: String) -> Int {
    if isPlain(text) { return text.utf8.count }
    return Clusters(text).reduce(0) { $0 + $1.width }
  }

  /// The cleaned text cut to a width, its end replaced by an ellipsis when it is too long.
  package static func truncate(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard Text.width(text) > width else { return clean(text) }
    let room = width - Text.width(ellipsis)
    guard room >= 0 else { return prefix(text, width: width) }
    return prefix(text, width: room) + ellipsis
  }

  /// The cleaned text cut to a width, its middle replaced by an ellipsis when it is too long; for
  /// ids and ARNs, whose ends tell them apart.
  package static func truncateMiddle(
    _ text: String, to width: Int, ellipsis: String = "…"
  ) -> String {
    guard Text.width(text) > width else { return clean(text) }
    let room = width - Text.width(ellipsis)
    guard room >= 2 else { return truncate(text, to: width, ellipsis: ellipsis) }
    return prefix(text, width: (room + 1) / 2) + ellipsis + suffix(text, width: room / 2)
  }

  /// The cleaned text filled with blanks, or cut, to exactly a width.
  package static func pad(_ text: String, to width: Int, align: Alignment = .left) -> String {
    let fitted = truncate(text, to: width)
    let blanks = max(0, width - Text.width(fitted))
    let before = align == .right ? blanks : align == .centre ? blanks / 2 : 0
    return String(repeating: " ", count: before) + fitted
      + String(repeating: " ", count: blanks - before)
  }

  /// The cleaned text broken at blanks into lines of at most a width; words that are too long are
  /// cut, never dropped.
  package static func wrap(_ text: String, to width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in clean(text).split(separator: " ", omittingEmptySubsequences: true) {
      for piece in pieces(String(word), width: width) {
        let length = Text.width(piece)
        if used > 0, used + 1 + length > width {
          lines.append(line)
          line = piece
          used = length
        } else {
          line += used > 0 ? " " + piece : piece
          used += used > 0 ? length + 1 : length
        }
      }
    }
    return used > 0 || lines.isEmpty ? lines + [line] : lines
  }

  /// The longest beginning of the cleaned text that fits a width.
  package static func prefix(_ text: String, width: Int) -> String {
    fitting(Clusters(text), width: width, reversed: false)
  }

  /// The longest ending of the cleaned text that fits a width.
  package static func suffix(_ text: String, width: Int) -> String {
    fitting(Clusters(text).reversed(), width: width, reversed: true)
  }

  /// Whether every character is printable ASCII, so that a byte is a cell.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
  }

  private static func fitting(
    _ clusters: some Sequence<Cluster>, width: Int, reversed: Bool
  ) -> String {
    var kept: [Cluster] = []
    var used = 0
    for cluster in clusters {
      used += cluster.width
      if used > width { break }
      kept.append(cluster)
    }
    var view = String.UnicodeScalarView()
    for cluster in reversed ? kept.reversed() : kept { cluster.append(to: &view) }
    return String(view)
  }

  private static func pieces(_ word: String, width: Int) -> [String] {
    var rest = word
    var pieces: [String] = []
    while Text.width(rest) > width {
      let head = prefix(rest, width: width)
      guard !head.isEmpty else { return pieces + [String(Clusters.placeholder)] }
      pieces.append(head)
      rest.unicodeScalars.removeFirst(head.unicodeScalars.count)
    }
    return pieces + [rest]
  }
}

/// Where text sits in the room it is given.
package enum Alignment: Hashable, Sendable {
  case left, right, centre
}
