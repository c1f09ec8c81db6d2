/// Finds values that are assigned to a name that tells: `password=…`, `"apiKey": "…"`, `Authorization: Bearer …`.
enum AssignmentDetector {
  private static let unquotedEnd = ByteSet(" \t\r\n,;&\"'})]>|<\\")
  private static let quotes = ByteSet("\"'`")
  private static let schemes: [StaticString] = ["Bearer ", "bearer ", "Basic ", "basic ", "Token "]
  /// Words that stand where a value would, in messages and in empty settings.
  private static let plain: Set<String> = [
    "null", "nil", "none", "true", "false", "undefined", "empty", "required", "incorrect",
    "invalid", "expired", "missing", "wrong", "is", "must", "not", "has", "was", "string", "unset",
    "redacted", "[redacted]", "hidden", "masked", "***", "bearer", "basic",
  ]

  static func find(_ text: ByteText, nameEnd: Int, kind: RedactionKind) -> RedactionFind? {
    var at = nameEnd
    if text.matches(Array("value".utf8), at: at) || text.matches(Array("_value".utf8), at: at) {
      at = text.end(of: .word, from: at)
    }
    if kind == .secret || kind == .key {
      at = skip(["accesskey", "_access_key", "key", "_key", "-key", "id_key"], text, at)
    }
    while text[at] == 92 || quotes.holds(text[at]) { at += 1 }
    guard let value = afterSign(text, at) else { return nil }
    return take(text, value.at, kind: kind, colon: value.colon)
  }

  /// The token after `Bearer `, where it stands by itself.
  static func bearer(_ text: ByteText, from start: Int) -> RedactionFind? {
    let end = text.end(of: .token, from: start)
    guard end - start >= 8, isRandom(text, start, end) else { return nil }
    return RedactionFind(start: start, end: end, kind: .token)
  }

  private static func skip(_ words: [String], _ text: ByteText, _ at: Int) -> Int {
    for word in words where text.matches(Array(word.utf8), at: at) { return at + word.utf8.count }
    return at
  }

  private static func afterSign(_ text: ByteText, _ start: Int) -> (at: Int, colon: Bool)? {
    var at = text.end(of: .blank, from: start, limit: 4)
    let sign = text[at]
    guard sign == 61 || sign == 58 else { return nil }
    at += 1
    if sign == 61, text[at] == 62 || text[at] == 61 { at += 1 }
    if sign == 58, text[at] == 61 { at += 1 }
    return (text.end(of: .blank, from: at, limit: 4), sign == 58)
  }

  private static func take(
    _ text: ByteText, _ start: Int, kind: RedactionKind, colon: Bool
  ) -> RedactionFind? {
    var at = start
    var escaped = 0
    while text[at + escaped] == 92 { escaped += 1 }
    let quote = text[at + escaped]
    let quoted = quotes.holds(quote)
    if quoted { at += escaped + 1 }
    for scheme in schemes where text.equals(scheme, at: at) { at += scheme.utf8CodeUnitCount }
    let end = valueEnd(text, at, quote: quoted ? quote : nil)
    guard isSecret(text, at, end, kind: kind, loose: colon && !quoted) else { return nil }
    return RedactionFind(start: at, end: end, kind: kind)
  }

  private static func valueEnd(_ text: ByteText, _ start: Int, quote: UInt8?) -> Int {
    var at = start
    while at < text.count, at - start < 4096 {
      let byte = text[at]
      if let quote {
        if byte == quote || byte == 10 { break }
        if byte == 92, text[at + 1] == quote { break }
        if byte == 92, text[at + 1] == 92, text[at + 2] == quote { break }
      } else if unquotedEnd.holds(byte) {
        break
      }
      at += 1
    }
    return at
  }

  private static func isSecret(
    _ text: ByteText, _ start: Int, _ end: Int, kind: RedactionKind, loose: Bool
  ) -> Bool {
    guard end > start, text[start] != 0xE2, text[start] != 123, text[start] != 91 else {
      return false
    }
    if text[start] == 36, text[start + 1] == 123 { return false }
    if text.equals("arn:aws", at: start) { return false }
    let trimmed = text[end - 1] == 46 ? end - 1 : end
    let value = String(decoding: text.bytes[start..<trimmed].prefix(16), as: UTF8.self).lowercased()
    if plain.contains(value) || value.utf8.allSatisfy({ $0 == 42 || $0 == 45 || $0 == 46 }) {
      return false
    }
    return kind == .password ? true : end - start >= 6 && isRandom(text, start, end)
  }

  /// Tokens hold a digit or are long; words of a sentence are neither.
  private static func isRandom(_ text: ByteText, _ start: Int, _ end: Int) -> Bool {
    if end - start >= 20 { return true }
    let digits = (start..<end).filter { ByteSet.digits.holds(text[$0]) }.count
    return digits > 0 && !(digits == end - start && digits < 8)
  }
}
