/// Text of others, made fit to be shown: its first line, without what may be a key or a token.
enum MaskedText {
  /// The longest line that is shown.
  private static let limit = 240
  /// The shortest run that is taken for a secret: an access key id has 20 signs.
  private static let shortest = 20

  /// The first line that is not blank, with long runs of letters, digits and capitals masked; ARNs stay.
  static func firstLine(_ text: String) -> String {
    guard let line = text.split(whereSeparator: \.isNewline).first(where: { !$0.trimmed.isEmpty })
    else { return "" }
    let words = line.trimmed.prefix(limit).split(separator: " ", omittingEmptySubsequences: false)
    return words.map { isARN($0) ? String($0) : masked($0) }.joined(separator: " ")
  }

  private static func isARN(_ word: Substring) -> Bool {
    word.drop { !$0.isLetter }.hasPrefix("arn:") && word.allSatisfy(\.isASCII)
  }

  private static func masked(_ word: Substring) -> String {
    var text = ""
    var rest = word
    while !rest.isEmpty {
      let run = rest.prefix(while: isOfSecrets)
      text += isSecret(run) ? "‹masked›" : String(run)
      rest = rest.dropFirst(run.count)
      if let sign = rest.popFirst() { text += isPrintable(sign) ? String(sign) : " " }
    }
    return text
  }

  private static func isSecret(_ run: Substring) -> Bool {
    run.count >= shortest && run.contains(where: \.isNumber) && run.contains(where: \.isUppercase)
  }

  /// The alphabet of base64, also in its form for URLs.
  private static func isOfSecrets(_ sign: Character) -> Bool {
    sign.isASCII && (sign.isLetter || sign.isNumber || "+/=_-".contains(sign))
  }

  /// Whether a terminal shows it and nothing happens.
  private static func isPrintable(_ sign: Character) -> Bool {
    sign.unicodeScalars.allSatisfy {
      ![.control, .format, .surrogate].contains($0.properties.generalCategory)
    }
  }
}
