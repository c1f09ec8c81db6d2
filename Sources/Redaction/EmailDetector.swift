/// Finds e-mail addresses, and passwords in addresses of services (`scheme://user:password@host`), by their `@`.
enum EmailDetector {
  private static let local = ByteSet("._%+-", letters: true, digits: true)
  private static let domain = ByteSet(".-", letters: true, digits: true)
  private static let userInfo = ByteSet(
    "._%+-~!$&*,;=:‹›", letters: true, digits: true)
  /// File endings that look like top-level domains: `logo@2x.png`.
  private static let fileEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "js", "ts", "mjs", "css", "json", "map", "md",
  ]

  static func find(_ text: ByteText, at: Int) -> RedactionFind? {
    if let password = passwordInAddress(text, at: at) { return password }
    let start = trimmedStart(text, at: at)
    guard start < at, !inAddress(text, before: start) else { return nil }
    guard let end = domainEnd(text, from: at + 1) else { return nil }
    return RedactionFind(start: start, end: end, kind: .email)
  }

  private static func trimmedStart(_ text: ByteText, at: Int) -> Int {
    var start = text.start(of: local, before: at, limit: 64)
    while start < at, text[start] == 46 || text[start] == 45 { start += 1 }
    return start
  }

  /// The end of a host name that ends in a domain of letters.
  private static func domainEnd(_ text: ByteText, from start: Int) -> Int? {
    var end = text.end(of: domain, from: start, limit: 253)
    while end > start, text[end - 1] == 46 || text[end - 1] == 45 { end -= 1 }
    guard ByteSet.alphanumeric.holds(text[start]) else { return nil }
    let last = text.start(of: .letters, before: end)
    guard end - last >= 2, last > start + 1, text[last - 1] == 46 else { return nil }
    let ending = String(
      decoding: text.bytes[last..<end].map(ByteText.lower), as: UTF8.self)
    return fileEndings.contains(ending) ? nil : end
  }

  /// Whether what stands before a place is `scheme://`, as in `ssh://git@host`.
  private static func inAddress(_ text: ByteText, before start: Int) -> Bool {
    text[start - 1] == 47 && text[start - 2] == 47 && text[start - 3] == 58
  }

  private static func passwordInAddress(_ text: ByteText, at: Int) -> RedactionFind? {
    guard ByteSet.alphanumeric.holds(text[at + 1]) || text[at + 1] == 91 else { return nil }
    var slash = at
    while slash > 0, at - slash < 300, passes(text[slash - 1]) { slash -= 1 }
    guard inAddress(text, before: slash) else { return nil }
    var colon = slash
    while colon < at, text[colon] != 58 { colon += 1 }
    guard colon < at - 1, text[colon + 1] != 0xE2 else { return nil }
    return RedactionFind(start: colon + 1, end: at, kind: .password)
  }

  private static func passes(_ byte: UInt8) -> Bool {
    byte >= 128 || userInfo.holds(byte) || byte == 64 || byte == 35 || byte == 94
  }
}
