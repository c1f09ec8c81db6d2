/// Which four-byte grams may lie in a word that gives a secret away: one probe every two bytes.
///
/// A word is known by two neighbouring grams, so one of them lies at an even place wherever the word stands.
struct GramTable: Sendable {
  /// A word that a gram may belong to, and how far inside it the gram lies.
  struct Candidate: Sendable, Hashable {
    var word: Int
    var offset: Int
  }

  static let slotCount = 65_536
  /// One a gram's hash, 1 where a candidate has it.
  private(set) var slots = [UInt8](repeating: 0, count: slotCount)
  private var candidates: [UInt32: [Candidate]] = [:]

  init(words: [(bytes: [UInt8], anchor: Int)]) {
    for (index, word) in words.enumerated() {
      if word.bytes.count >= 5 {
        insert(word.bytes, index, word.anchor, 0)
        insert(word.bytes, index, word.anchor + 1, 0)
      } else {
        for byte in Self.before { insert([byte] + word.bytes, index, 0, -1) }
        if word.bytes.count == 4 {
          insert(word.bytes, index, 0, 0)
        } else {
          extend(word.bytes, index)
        }
      }
    }
  }

  func candidates(_ hash: UInt32) -> [Candidate] { candidates[hash] ?? [] }

  /// Bytes that commonly stand before a token.
  private static let before = Array(" \"'=:\t\n(,;&?[{/\\.|>@_-".utf8)
  private static let inside = Array("abcdefghijklmnopqrstuvwxyz0123456789-_+/=\":' \\".utf8)

  private mutating func extend(_ word: [UInt8], _ index: Int) {
    for byte in Self.inside { insert(word + [byte], index, 0, 0) }
  }

  private mutating func insert(_ bytes: [UInt8], _ word: Int, _ offset: Int, _ shift: Int) {
    guard bytes.count >= offset + 4 else { return }
    var gram: UInt32 = 0
    for byte in bytes[offset..<offset + 4].reversed() { gram = gram << 8 | UInt32(byte) }
    let hash = Self.hash(gram)
    slots[Int(hash)] = 1
    let candidate = Candidate(word: word, offset: offset + shift)
    if candidates[hash]?.contains(candidate) != true {
      candidates[hash, default: []].append(candidate)
    }
  }

  /// Folds ASCII case; some other bytes fold together too, which only costs a second look.
  @inline(__always) static func hash(_ gram: UInt32) -> UInt32 {
    ((gram | 0x2020_2020) &* 0x9E37_79B1) &>> 16
  }
}
