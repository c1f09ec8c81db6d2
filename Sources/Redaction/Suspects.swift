import Glibc

/// Finds the few places of a text that are worth a second look, in one pass.
///
/// Every eight bytes a word is loaded: in a card number of at least 13 digits one of them begins with six digits, or lies
/// inside its groups of four, and four grams of three bytes cover every even place where a telling word may begin.
struct Suspects {
  /// Offsets of `@`.
  var ats: [Int] = []
  /// Offsets of words that may lie inside a card number.
  var digits: [Int] = []
  /// Places whose three bytes may lie in a telling word, with those bytes.
  var words: [(at: Int, gram: UInt32)] = []

  var isEmpty: Bool { ats.isEmpty && digits.isEmpty && words.isEmpty }

  /// Whether all bytes are below 128.
  private(set) var isASCII = true

  private let grams = TellingWords.grams

  mutating func scan(_ text: UnsafeRawBufferPointer, from start: Int) {
    if !ats.isEmpty { ats.removeAll(keepingCapacity: true) }
    if !digits.isEmpty { digits.removeAll(keepingCapacity: true) }
    if !words.isEmpty { words.removeAll(keepingCapacity: true) }
    scanAts(text, from: start)
    scanWords(text, from: start)
  }

  private mutating func scanAts(_ text: UnsafeRawBufferPointer, from start: Int) {
    guard let base = text.baseAddress else { return }
    var at = start
    while at < text.count, let hit = memchr(base + at, 64, text.count - at) {
      let offset = base.distance(to: UnsafeRawPointer(hit))
      ats.append(offset)
      at = offset + 1
    }
  }

  private mutating func scanWords(_ text: UnsafeRawBufferPointer, from start: Int) {
    let grams = self.grams
    var step = Step(at: start)
    Self.shapes.withUnsafeBufferPointer { shapes in
      grams.slots.withUnsafeBufferPointer { slots in
        while step.findsNext(in: text, slots, shapes) { note(step.hit, text, grams) }
      }
    }
    scanRest(text, from: step.at, step.all, grams)
  }

  /// How far the loop over a text has come.
  private struct Step {
    var at: Int
    /// Where something may be.
    var hit = 0
    /// The bits of all bytes.
    var all: UInt64 = 0

    /// Goes on to the next place where something may be; false behind the last whole step.
    ///
    /// It stands for itself and calls nothing, so that its constants stay in registers.
    @inline(never)
    mutating func findsNext(
      in text: UnsafeRawBufferPointer, _ slots: UnsafeBufferPointer<UInt8>,
      _ shapes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
      guard let base = text.baseAddress, let slots = slots.baseAddress,
        let shapes = shapes.baseAddress
      else { return false }
      let last = text.count &- Suspects.stepReach
      var at = self.at
      var all = self.all
      var found: UInt8 = 0
      while at <= last, found == 0 {
        let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let behind = base.loadUnaligned(fromByteOffset: at &+ 6, as: UInt32.self)
        let folded = word | 0x2020_2020_2020_2020
        found =
          slots[Suspects.slot(folded)] | slots[Suspects.slot(folded &>> 16)]
          | slots[Suspects.slot(folded &>> 32)]
        found |=
          slots[Suspects.slot(UInt64(behind | 0x2020_2020))]
          | shapes[Int(Suspects.digitMask(word))]
        all |= word
        at &+= 8
      }
      self.at = at
      self.all = all
      hit = at &- 8
      return found != 0
    }
  }

  @inline(__always) fileprivate static func slot(_ folded: UInt64) -> Int {
    Int(truncatingIfNeeded: GramTable.hash(UInt32(truncatingIfNeeded: folded)))
  }

  @inline(never)
  private mutating func note(_ at: Int, _ text: UnsafeRawBufferPointer, _ grams: GramTable) {
    let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    let shape = Self.shapes[Int(Self.digitMask(word))]
    if shape == 1 && Self.isLong(ByteText(bytes: text), at) || shape == 2 && Self.isSeparated(word)
    {
      digits.append(at)
    }
    for place in 0..<4 { noteGram(at &+ 2 &* place, text, grams) }
  }

  @inline(__always)
  private mutating func noteGram(_ at: Int, _ text: UnsafeRawBufferPointer, _ grams: GramTable) {
    let gram = GramTable.folded(text.loadUnaligned(fromByteOffset: at, as: UInt32.self))
    if grams.holds(gram) { words.append((at, gram)) }
  }

  /// Whether six digits at a place may be part of 13: those that end soon have others far before them.
  private static func isLong(_ text: ByteText, _ at: Int) -> Bool {
    if !ByteSet.digits.holds(text[at + 7]) { return ByteSet.digits.holds(text[at - 5]) }
    return ByteSet.digits.holds(text[at - 3]) || ByteSet.digits.holds(text[at + 10])
  }

  /// Whether all that is no digit is a blank or a dash.
  private static func isSeparated(_ word: UInt64) -> Bool {
    (0..<8).allSatisfy { index in
      let byte = UInt8(truncatingIfNeeded: word >> UInt64(index * 8))
      return byte >= 48 && byte <= 57 || byte == 32 || byte == 45
    }
  }

  /// The last bytes, fewer than a step reaches over.
  private mutating func scanRest(
    _ text: UnsafeRawBufferPointer, from start: Int, _ all: UInt64, _ grams: GramTable
  ) {
    var at = start
    while at &+ 4 <= text.count {
      noteGram(at, text, grams)
      at &+= 2
    }
    let rest = UnsafeRawBufferPointer(rebasing: text[start...])
    if rest.count >= 6, rest[..<6].allSatisfy({ ByteSet.digits.holds($0) }) { digits.append(start) }
    isASCII = rest.reduce(all) { $0 | UInt64($1) } & 0x8080_8080_8080_8080 == 0
  }

  /// One bit a byte of `word`, lowest first, set where it is a digit.
  @inline(__always) static func digitMask(_ word: UInt64) -> UInt8 {
    let flipped = word ^ 0x3030_3030_3030_3030
    let over = (flipped & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7676_7676_7676_7676
    let others = (over | flipped) & 0x8080_8080_8080_8080
    let digits = (others ^ 0x8080_8080_8080_8080) &>> 7
    return UInt8(truncatingIfNeeded: (digits &* 0x0102_0408_1020_4080) &>> 56)
  }

  /// The bytes that a step looks at.
  fileprivate static let stepReach = 10

  /// Which digit masks may lie in a card number: 1 for six digits first, 2 for groups of four, or American Express's 4-6-5.
  private static let shapes: [UInt8] = {
    var shapes = [UInt8](repeating: 0, count: 256)
    for sample in ["0000-0000-0000-0000", "0000-000000-00000"] {
      let bytes = Array(sample.utf8)
      for start in 0...(bytes.count - 8) {
        var mask = 0
        for index in 0..<8 where bytes[start + index] == 48 { mask |= 1 << index }
        shapes[mask] = 2
      }
    }
    for mask in shapes.indices where mask & 63 == 63 { shapes[mask] = 1 }
    return shapes
  }()
}
