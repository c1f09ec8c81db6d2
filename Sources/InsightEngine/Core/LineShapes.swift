import ServerlessModel

/// What log lines have in common once their numbers are taken out.
enum LineShapes {
  private static let longest = 60

  /// The commonest shapes of some lines with their counts, at most three: `handled order # ×120`.
  static func commonest(_ lines: [LogLine]) -> [String] {
    Dictionary(grouping: lines) { shape(of: $0.message) }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(3)
      .map { $0.key + " ×" + Format.count($0.value.count) }
  }

  /// The first line of a message with each run of digits as one `#`.
  static func shape(of message: String) -> String {
    var shape = ""
    for letter in message.prefix(longest) {
      if letter.isNewline { break }
      if !letter.isNumber { shape.append(letter) } else if shape.last != "#" { shape.append("#") }
    }
    return shape
  }
}
