/// Turns a merged document into a theme: names to colours, words to attributes.
struct ThemeResolver {
  private let document: ThemeDocument

  init(_ document: ThemeDocument) { self.document = document }

  func theme() throws(ThemeError) -> Theme {
    let base = try look(document.roles["text"] ?? .init("default", line: 0), over: Look())
    var looks: [Look] = []
    for role in Role.allCases {
      var start = base
      start.attributes = []
      guard let entry = document.roles[role.name] else {
        looks.append(start)
        continue
      }
      looks.append(try look(entry, over: start))
    }
    var gradients: [String: [Color]] = [:]
    for (name, entries) in document.gradients {
      for entry in entries {
        gradients[name, default: []].append(try color(entry.value, line: entry.line))
      }
    }
    return Theme(
      name: document.name, variant: Theme.Variant(rawValue: document.variant) ?? .dark,
      summary: document.summary, looks: looks, gradients: gradients)
  }

  /// Reads `fg on bg bold underline`; the parts left out are those of the base.
  private func look(_ entry: ThemeDocument.Entry, over base: Look) throws(ThemeError) -> Look {
    var look = base
    var isBackground = false
    for word in entry.value.split(separator: " ").map(String.init) {
      if word == "on" {
        isBackground = true
      } else if word == "plain" {
        look.attributes = []
      } else if let attribute = ThemeResolver.attributes[word] {
        look.attributes.insert(attribute)
      } else if isBackground {
        look.background = try color(word, line: entry.line)
        isBackground = false
      } else {
        look.foreground = try color(word, line: entry.line)
      }
    }
    guard !isBackground else {
      throw ThemeError("\"on\" wants a colour after it.", line: entry.line)
    }
    return look
  }

  private func color(_ word: String, line: Int) throws(ThemeError) -> Color {
    if let entry = document.palette[word] {
      return try ThemeResolver.literal(entry.value, line: entry.line)
    }
    return try ThemeResolver.literal(word, line: line)
  }

  /// Reads `default`, an index, or `#rrggbb` with fall-backs for 256 and 16 colours.
  static func literal(_ text: String, line: Int) throws(ThemeError) -> Color {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 3 else {
      throw ThemeError("A colour is missing.", line: line)
    }
    if words.count == 1, first == "default" { return .standard }
    if words.count == 1, let index = UInt8(first) { return .indexed(index) }
    guard let rgb = RGB(hex: first) else {
      throw ThemeError(
        "\"\(first)\" is no colour. Write a name of the palette, \"#rrggbb\", "
          + "a number from 0 to 255, or default.", line: line)
    }
    let in256 = try words.count > 1 ? fallback(words[1], most: 255, line: line) : nil
    let in16 = try words.count > 2 ? fallback(words[2], most: 15, line: line) : nil
    return .rgb(rgb, in256: in256, in16: in16)
  }

  private static func fallback(
    _ word: String, most: UInt8, line: Int
  ) throws(ThemeError) -> UInt8? {
    guard let index = UInt8(word), index <= most else {
      throw ThemeError("A fall-back colour is a number from 0 to \(most).", line: line)
    }
    return index
  }

  private static let attributes: [String: Attributes] = [
    "bold": .bold, "underline": .underline, "reverse": .reverse, "dim": .dim,
  ]
}
