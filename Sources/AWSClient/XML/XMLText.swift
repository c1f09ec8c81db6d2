/// Reads the entities of XML text.
enum XMLText {
  /// Text with `&amp;`, `&#38;` and the like as what they stand for; an entity of another name stays as it is written.
  static func plain(_ text: String) -> String {
    // A mark on the character before it would hide an ampersand or a semicolon.
    var result = String.UnicodeScalarView()
    var left = text.unicodeScalars[...]
    while let mark = left.firstIndex(of: "&") {
      result += left[..<mark]
      left = left[left.index(after: mark)...]
      guard let end = left.prefix(12).firstIndex(of: ";"),
        let meant = meaning(Substring(left[..<end]))
      else {
        result.append("&")
        continue
      }
      result.append(meant)
      left = left[left.index(after: end)...]
    }
    return String(result) + Substring(left)
  }

  private static func meaning(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      return value.flatMap(Unicode.Scalar.init)
    }
  }
}
