/// Finds tokens that are known by how they begin and how long they are.
enum TokenDetector {
  private struct Form {
    let prefix: StaticString
    /// Bytes after the prefix, at least.
    let least: Int
    let set: ByteSet
    /// Bytes after the prefix, at most; longer runs are something else.
    var most = Int.max
  }

  private static let upper = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
  private static let dotted = ByteSet("_-.", letters: true, digits: true)
  private static let path = ByteSet("/", letters: true, digits: true)
  private static let forms: [Form] = [
    Form(prefix: "AKIA", least: 16, set: upper, most: 16),
    Form(prefix: "ASIA", least: 16, set: upper, most: 16),
    Form(prefix: "ghp_", least: 30, set: .alphanumeric),
    Form(prefix: "gho_", least: 30, set: .alphanumeric),
    Form(prefix: "ghu_", least: 30, set: .alphanumeric),
    Form(prefix: "ghs_", least: 30, set: .alphanumeric),
    Form(prefix: "ghr_", least: 30, set: .alphanumeric),
    Form(prefix: "github_pat_", least: 22, set: .word),
    Form(prefix: "xoxa-", least: 10, set: .word), Form(prefix: "xoxb-", least: 10, set: .word),
    Form(prefix: "xoxe-", least: 10, set: .word), Form(prefix: "xoxp-", least: 10, set: .word),
    Form(prefix: "xoxr-", least: 10, set: .word), Form(prefix: "xoxs-", least: 10, set: .word),
    Form(prefix: "xapp-", least: 10, set: .word), Form(prefix: "sk_live_", least: 10, set: .word),
    Form(prefix: "sk_test_", least: 10, set: .word),
    Form(prefix: "rk_live_", least: 10, set: .word),
    Form(prefix: "rk_test_", least: 10, set: .word),
    Form(prefix: "whsec_", least: 16, set: .base64),
    Form(prefix: "glpat-", least: 20, set: .word), Form(prefix: "npm_", least: 36, set: .word),
    Form(prefix: "shpat_", least: 32, set: .word), Form(prefix: "dop_v1_", least: 32, set: .word),
    Form(prefix: "pypi-", least: 40, set: .word), Form(prefix: "AIza", least: 35, set: .word),
    Form(prefix: "SG.", least: 40, set: dotted), Form(prefix: "hvs.", least: 24, set: .word),
    Form(prefix: "sk-", least: 32, set: .word),
    Form(prefix: "hooks.slack.com/services/", least: 20, set: path),
  ]

  static func find(_ text: ByteText, at start: Int, kind: RedactionKind) -> RedactionFind? {
    if ByteSet.alphanumeric.holds(text[start - 1]) { return nil }
    if text.equals("eyJ", at: start) { return webToken(text, at: start) }
    for form in forms where text.equals(form.prefix, at: start) {
      let body = start + form.prefix.utf8CodeUnitCount
      let end = text.end(of: form.set, from: body)
      guard end - body >= form.least, end - body <= form.most,
        form.most == .max || !ByteSet.alphanumeric.holds(text[end])
      else { continue }
      let from = kind == .secret ? body : start
      return RedactionFind(start: from, end: trimmed(text, from, end), kind: kind)
    }
    return nil
  }

  /// A JSON Web Token: two or three parts in base64url, the first an object.
  private static func webToken(_ text: ByteText, at start: Int) -> RedactionFind? {
    let head = text.end(of: .base64, from: start)
    guard head - start >= 10, text[head] == 46 else { return nil }
    let body = text.end(of: .base64, from: head + 1)
    guard body - head > 4 else { return nil }
    var end = body
    while text[end] == 46 {
      let next = text.end(of: .base64, from: end + 1)
      if next == end + 1, !(text[next] == 46) { break }
      end = next
    }
    guard end > body || text.equals("eyJ", at: head + 1) else { return nil }
    return RedactionFind(start: start, end: end, kind: .token)
  }

  private static func trimmed(_ text: ByteText, _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, text[end - 1] == 46 || text[end - 1] == 45 { end -= 1 }
    return end
  }
}

/// Finds private keys in PEM, with real or written-out line breaks.
enum PrivateKeyDetector {
  private static let limit = 16_384
  private static let label = ByteSet(" ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  static func find(_ text: ByteText, at start: Int) -> RedactionFind? {
    let head = text.end(of: label, from: start + 10, limit: 40)
    guard text.equals("PRIVATE KEY-----", at: head - 11) else { return nil }
    let body = head + 5
    var at = body
    while at < min(text.count, body + limit) {
      if text[at] == 45, text.equals("-----END ", at: at) { break }
      at += 1
    }
    let tail = text.end(of: label, from: min(text.count, at + 5), limit: 40)
    let end = text.equals("-----END ", at: at) ? min(text.count, tail + 5) : at
    if text[body] == 0xE2, text[body + 1] == 0x80 { return nil }
    return RedactionFind(start: start, end: end, kind: .privateKey)
  }
}
