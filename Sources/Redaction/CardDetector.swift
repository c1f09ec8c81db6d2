/// Finds card numbers: a known prefix and length, Luhn's check, and no letter or digit beside them.
enum CardDetector {
  private static let separators = ByteSet(" -")
  private static let forms = [[4, 4, 4, 4], [4, 6, 5]]

  static func find(_ text: ByteText, near place: Int) -> RedactionFind? {
    var at = place
    while at < place + 8, !ByteSet.digits.holds(text[at]) { at += 1 }
    guard at < place + 8 else { return nil }
    let (start, end) = run(text, around: at)
    guard end - start >= 13 else { return nil }
    return contiguous(text, at: at) ?? (end - start >= 17 ? grouped(text, at: at) : nil)
  }

  /// How far digits and separators reach, looking at most 20 bytes to either side.
  private static func run(_ text: ByteText, around at: Int) -> (start: Int, end: Int) {
    var start = at
    var end = at
    while at - start < 20, isGroupByte(text, start - 1) { start -= 1 }
    while end - at < 20, isGroupByte(text, end) { end += 1 }
    return (start, end)
  }

  private static func contiguous(_ text: ByteText, at: Int) -> RedactionFind? {
    let start = text.start(of: .digits, before: at, limit: 24)
    let end = text.end(of: .digits, from: at, limit: 24)
    guard (13...19).contains(end - start), standsAlone(text, start, end, dash: false) else {
      return nil
    }
    let digits = text.bytes[start..<end].map { Int($0 - 48) }
    return isCard(digits) ? RedactionFind(start: start, end: end, kind: .card) : nil
  }

  /// Groups of four, or 4-6-5, with one and the same separator between.
  private static func grouped(_ text: ByteText, at: Int) -> RedactionFind? {
    var start = at
    while start > 0, at - start < 20, isGroupByte(text, start - 1) { start -= 1 }
    while true {
      while start <= at, !ByteSet.digits.holds(text[start]) { start += 1 }
      for groups in forms {
        if let found = take(groups, text, start), found.end > at { return found }
      }
      while start <= at, ByteSet.digits.holds(text[start]) { start += 1 }
      if start > at { return nil }
    }
  }

  private static func isGroupByte(_ text: ByteText, _ at: Int) -> Bool {
    let byte = text[at]
    return byte >= 48 && byte <= 57 || byte == 32 || byte == 45
  }

  private static func take(_ groups: [Int], _ text: ByteText, _ start: Int) -> RedactionFind? {
    var digits: [Int] = []
    var at = start
    let separator = text[start + 4]
    guard separators.holds(separator) else { return nil }
    for (index, size) in groups.enumerated() {
      if index > 0 {
        guard text[at] == separator else { return nil }
        at += 1
      }
      for _ in 0..<size {
        guard ByteSet.digits.holds(text[at]) else { return nil }
        digits.append(Int(text[at] - 48))
        at += 1
      }
    }
    guard standsAlone(text, start, at, dash: separator == 45), isCard(digits) else { return nil }
    return RedactionFind(start: start, end: at, kind: .card)
  }

  /// Numbers inside UUIDs, decimals and ids of segments are none.
  private static func standsAlone(_ text: ByteText, _ start: Int, _ end: Int, dash: Bool) -> Bool {
    let before = text[start - 1]
    let after = text[end]
    if ByteSet.word.holds(before) || before == 46 || before == 43 || before == 37 { return false }
    if ByteSet.word.holds(after) { return false }
    if after == 46, ByteSet.digits.holds(text[end + 1]) { return false }
    return !namesSpan(text, before: start)
  }

  private static func namesSpan(_ text: ByteText, before start: Int) -> Bool {
    let from = max(0, start - 16)
    let near = text.bytes[from..<start].map(ByteText.lower)
    let words = ["segment", "span", "parent", "trace", "event", "sequence"]
    return words.contains { word in
      let word = Array(word.utf8)
      guard near.count >= word.count else { return false }
      return (0...near.count - word.count).contains {
        near[$0..<$0 + word.count].elementsEqual(word)
      }
    }
  }

  private static func isCard(_ digits: [Int]) -> Bool {
    isKnown(digits) && passesLuhn(digits) && Set(digits).count > 1
  }

  /// - Source: ISO/IEC 7812 issuer ranges as the card networks publish them.
  private static func isKnown(_ digits: [Int]) -> Bool {
    let two = digits[0] * 10 + digits[1]
    let four = two * 100 + digits[2] * 10 + digits[3]
    switch digits.count {
    case 13, 19: return digits[0] == 4 || digits.count == 19 && two == 62
    case 14: return (3000...3059).contains(four) || two == 36 || two == 38 || two == 39
    case 15: return two == 34 || two == 37
    case 16:
      return digits[0] == 4 || (51...55).contains(two) || (2221...2720).contains(four)
        || four == 6011 || (6440...6599).contains(four) || (3528...3589).contains(four) || two == 62
    default: return false
    }
  }

  private static func passesLuhn(_ digits: [Int]) -> Bool {
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let doubled = digit * 2
      sum += index % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }
}
