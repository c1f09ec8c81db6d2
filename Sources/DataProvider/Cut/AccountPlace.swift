/// Says whether twelve digits stand where an account id stands, judged by what is around them.
struct AccountPlace {
  let bytes: UnsafeRawBufferPointer
  let digits: Range<Int>

  var isTelling: Bool {
    digits.count == bytes.count || isFieldOfARN || follows("amazonaws.com/") || precedes(".dkr.ecr")
      || ["account", "owner", "\"aws\""].contains { isNamed($0) }
  }

  /// The fifth field of an ARN.
  private var isFieldOfARN: Bool {
    var start = digits.lowerBound
    var colons = 0
    while start > 0, digits.lowerBound - start < 80, Self.isOfARN(bytes[start - 1]) {
      start -= 1
      if bytes[start] == UInt8(ascii: ":") { colons += 1 }
      if colons == 4, begins("arn", at: start - 3) { return true }
    }
    return false
  }

  private static func isOfARN(_ byte: UInt8) -> Bool {
    byte == 45 || byte == 58 || (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 122)
  }

  private func follows(_ word: String) -> Bool {
    begins(word, at: digits.lowerBound - word.utf8.count)
  }

  private func precedes(_ word: String) -> Bool { begins(word, at: digits.upperBound) }

  /// Whether a word stands shortly before, as the name of a field does.
  private func isNamed(_ word: String) -> Bool {
    let last = digits.lowerBound - word.utf8.count
    return last >= 0 && (max(0, last - 12)...last).contains { begins(word, at: $0) }
  }

  private func begins(_ word: String, at start: Int) -> Bool {
    guard start >= 0, start + word.utf8.count <= bytes.count else { return false }
    return zip(word.utf8, bytes[start...]).allSatisfy { $0 == Self.lowered($1) }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 65 && byte <= 90 ? byte | 32 : byte
  }
}
