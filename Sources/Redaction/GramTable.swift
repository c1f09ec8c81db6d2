/// Which three-byte grams may lie in a word that gives a secret away: one probe every two bytes.
///
/// A word is known by two neighbouring grams, so one of them lies at an even place wherever the word stands.
final class GramTable: Sendable {
  /// A word that a gram may belong to, and how far inside it the gram lies.
  struct Candidate: Sendable, Hashable {
    var word: Int
    var offset: Int
  }

  static let slotCount = 65_536
  /// One a gram's hash, 1 where a gram has it.
  let slots: [UInt8]
  /// The grams themselves by hash, since many others share a slot with them; 0 for none, which no folded gram is.
  private let keys: [UInt32]
  private let lists: [[Candidate]]

  init(words: [(bytes: [UInt8], anchor: Int)]) {
    var making = GramTableMaking()
    for (index, word) in words.enumerated() {
      making.insert(word.bytes, index, anchor: word.anchor)
    }
    (slots, keys, lists) = (making.slots, making.keys, making.lists)
  }

  /// The words that a gram, folded, may lie in.
  func candidates(_ gram: UInt32) -> [Candidate] { lists[place(of: gram)] }

  @inline(__always)
  func holds(_ gram: UInt32) -> Bool {
    slots[Int(Self.hash(gram))] != 0 && keys[place(of: gram)] != 0
  }

  private func place(of gram: UInt32) -> Int { Self.place(of: gram, in: keys) }

  /// Where a gram lies among keys, or is to lie.
  fileprivate static func place(of gram: UInt32, in keys: [UInt32]) -> Int {
    var at = Int(hash(gram)) & (keys.count - 1)
    while keys[at] != 0, keys[at] != gram { at = (at + 1) & (keys.count - 1) }
    return at
  }

  /// The first three of four bytes, their ASCII case folded; some others fold together too, which only costs a second look.
  @inline(__always) static func folded(_ bytes: UInt32) -> UInt32 {
    (bytes | 0x2020_2020) & 0x00FF_FFFF
  }

  /// The slot of a folded gram; a fourth byte behind it makes no difference.
  @inline(__always) static func hash(_ gram: UInt32) -> UInt32 { (gram &* 0x9E37_7900) &>> 16 }
}

/// A table that is being filled.
private struct GramTableMaking {
  var slots = [UInt8](repeating: 0, count: GramTable.slotCount)
  var keys = [UInt32](repeating: 0, count: keyCount)
  var lists = [[GramTable.Candidate]](repeating: [], count: keyCount)
  /// A power of two, several times as many as there are grams.
  private static let keyCount = 8192

  /// Bytes that follow a word of three.
  private static let inside = Array("abcdefghijklmnopqrstuvwxyz0123456789-_+/=\":' \\".utf8)

  /// A word of three bytes is found with the byte behind it, where it stands at an odd place.
  mutating func insert(_ word: [UInt8], _ index: Int, anchor: Int) {
    insert(word, index, anchor)
    guard word.count == 3 else { return insert(word, index, anchor + 1) }
    for byte in Self.inside { insert(word + [byte], index, 1) }
  }

  private mutating func insert(_ bytes: [UInt8], _ word: Int, _ offset: Int) {
    guard bytes.count >= offset + 3 else { return }
    var gram: UInt32 = 0
    for byte in bytes[offset..<offset + 3].reversed() { gram = gram << 8 | UInt32(byte) }
    gram = GramTable.folded(gram)
    slots[Int(GramTable.hash(gram))] = 1
    let place = GramTable.place(of: gram, in: keys)
    keys[place] = gram
    lists[place].append(GramTable.Candidate(word: word, offset: offset))
  }
}
