import CellGrid

/// Builds a Markdown page; nothing from outside can break out of where it is put.
struct Markdown {
  private(set) var text = ""

  mutating func heading(_ level: Int, _ words: String) {
    block(String(repeating: "#", count: level) + " " + words)
  }

  mutating func paragraph(_ words: String) { block(words) }

  mutating func list(_ items: [String]) {
    if !items.isEmpty { block(items.map { "- " + $0 }.joined(separator: "\n")) }
  }

  /// A table; cells are Markdown already.
  mutating func table(_ titles: [String], right: Set<Int> = [], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    let rule = titles.indices.map { right.contains($0) ? "---:" : "---" }
    block(
      ([titles, rule] + rows).map { cells in
        "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
      }.joined(separator: "\n"))
  }

  /// Lines as they are, in a fence longer than any in them.
  mutating func fenced(_ lines: [String], as language: String = "text") {
    guard !lines.isEmpty else { return }
    let lines = lines.map(Self.cleanLine)
    let fence = String(repeating: "`", count: max(3, Self.longestTicks(lines) + 1))
    block(([fence + language] + lines + [fence]).joined(separator: "\n"))
  }

  private mutating func block(_ words: String) {
    if !text.isEmpty { text += "\n" }
    text += words + "\n"
  }

  /// Words from outside as plain words.
  static func plain(_ words: String) -> String {
    var made = ""
    for character in Text.clean(words) {
      if "\\`*_{}[]<>#|~&$!".contains(character) { made.append("\\") }
      made.append(character)
    }
    return made
  }

  /// Words from outside as code on one line, in which nothing is an address or a tag.
  static func code(_ words: String, most: Int = 300) -> String {
    let clean = Text.truncate(Text.clean(words), to: most)
    let ticks = String(repeating: "`", count: longestTicks([clean]) + 1)
    let isBare = !clean.hasPrefix("`") && !clean.hasSuffix("`") && !clean.isEmpty
    return isBare ? ticks + clean + ticks : ticks + " " + clean + " " + ticks
  }

  private static func longestTicks(_ lines: [String]) -> Int {
    lines.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
  }

  private static func cleanLine(_ line: String) -> String {
    var line = Text.clean(line)
    while line.last == " " { line.removeLast() }
    return line
  }
}
