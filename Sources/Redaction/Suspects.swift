import Glibc

/// Finds the few places of a text that are worth a second look, in one pass.
///
/// Every six bytes one word of eight is loaded: a card number of at least 13 digits fills such a word with digits
/// (or with groups of four), and three of its four-byte grams cover every even place where a telling word may begin.
struct Suspects {
  /// Offsets of `@`.
  var ats: [Int] = []
  /// Offsets of words of eight bytes that lie inside a long run of digits.
  var digits: [Int] = []
  /// Places whose four bytes may lie in a telling word, with their hash.
  var words: [(at: Int, hash: UInt32)] = []

  mutating func scan(_ text: UnsafeRawBufferPointer) {
    ats.removeAll(keepingCapacity: true)
    digits.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    scanAts(text)
    let done = scanWords(text)
    scanRest(text, from: done)
  }

  private mutating func scanAts(_ text: UnsafeRawBufferPointer) {
    guard let base = text.baseAddress else { return }
    var at = 0
    while at < text.count, let hit = memchr(base + at, 64, text.count - at) {
      let offset = base.distance(to: UnsafeRawPointer(hit))
      ats.append(offset)
      at = offset + 1
    }
  }

  private mutating func scanWords(_ text: UnsafeRawBufferPointer) -> Int {
    var at = 0
    let last = text.count &- 8
    Self.shapes.withUnsafeBufferPointer { shapes in
      TellingWords.grams.slots.withUnsafeBufferPointer { slots in
        while at <= last {
          let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          let folded = word | 0x2020_2020_2020_2020
          let first = Self.hash(UInt32(truncatingIfNeeded: folded))
          let second = Self.hash(UInt32(truncatingIfNeeded: folded &>> 16))
          let third = Self.hash(UInt32(truncatingIfNeeded: folded &>> 32))
          let shape = shapes[Int(Self.digitMask(word))]
          if slots[first] | slots[second] | slots[third] | shape != 0 {
            note(at, word, shape, slots)
          }
          at &+= 6
        }
      }
    }
    return at
  }

  @inline(__always) private static func hash(_ folded: UInt32) -> Int {
    Int(truncatingIfNeeded: (folded &* 0x9E37_79B1) &>> 16)
  }

  @inline(never)
  private mutating func note(
    _ at: Int, _ word: UInt64, _ shape: UInt8, _ slots: UnsafeBufferPointer<UInt8>
  ) {
    if shape == 1 || shape == 2 && Self.isSeparated(word) { digits.append(at) }
    for shift in [0, 16, 32] as [UInt64] {
      let hash = Self.hash(UInt32(truncatingIfNeeded: word >> shift) | 0x2020_2020)
      if slots[hash] != 0 { words.append((at + Int(shift / 8), UInt32(hash))) }
    }
  }

  /// Whether all that is no digit is a blank or a dash.
  private static func isSeparated(_ word: UInt64) -> Bool {
    (0..<8).allSatisfy { index in
      let byte = UInt8(truncatingIfNeeded: word >> UInt64(index * 8))
      return byte >= 48 && byte <= 57 || byte == 32 || byte == 45
    }
  }

  /// The last bytes, shorter than a word; each place is looked at.
  private mutating func scanRest(_ text: UnsafeRawBufferPointer, from start: Int) {
    let from = max(0, min(start, text.count) - 8)
    for at in from..<max(from, text.count - 3) {
      let hash = GramTable.hash(text.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      if TellingWords.grams.slots[Int(hash)] != 0 { words.append((at, hash)) }
    }
    if text.count >= 13 { digits.append(text.count - 8) }
  }

  /// One bit a byte of `word`, lowest first, set where it is a digit.
  @inline(__always) static func digitMask(_ word: UInt64) -> UInt8 {
    let flipped = word ^ 0x3030_3030_3030_3030
    let over = (flipped & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7676_7676_7676_7676
    let others = (over | flipped) & 0x8080_8080_8080_8080
    let digits = (others ^ 0x8080_8080_8080_8080) &>> 7
    return UInt8(truncatingIfNeeded: (digits &* 0x0102_0408_1020_4080) &>> 56)
  }

  /// Which digit masks lie inside a card number: all digits, groups of four, or American Express's 4-6-5.
  private static let shapes: [UInt8] = {
    var shapes = [UInt8](repeating: 0, count: 256)
    for sample in ["0000000000000", "0000-0000-0000-0000", "0000-000000-00000"] {
      let bytes = Array(sample.utf8)
      for start in 0...(bytes.count - 8) {
        var mask = 0
        for index in 0..<8 where bytes[start + index] == 48 { mask |= 1 << index }
        shapes[mask] = mask == 255 ? 1 : 2
      }
    }
    return shapes
  }()
}
