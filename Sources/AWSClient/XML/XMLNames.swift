/// Gives every element name a number once, and with it the name that the API has for it.
struct XMLNames {
  /// What a name means.
  struct Meaning {
    /// The API's name in Swift's spelling, numbered.
    var id: Int32
    /// The list that repeated elements of this name make.
    var list: Int32?
  }

  private let form: XMLForm
  private var known: [(bytes: Range<Int>, meaning: Meaning)] = []
  /// For a hash of a name, where in `known` it was last.
  private var slots = [Int](repeating: -1, count: 256)
  /// By API name, in Swift's spelling.
  private(set) var ids: [String: Int32] = [:]
  private(set) var names: [String] = []

  init(form: XMLForm) { self.form = form }

  /// The meaning of the name that stands at a range.
  mutating func meaning(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Meaning {
    var hash = UInt32(truncatingIfNeeded: range.count)
    for byte in bytes[range] { hash = hash &* 31 &+ UInt32(byte) }
    let slot = Int(hash & 255)
    if slots[slot] >= 0, bytes[known[slots[slot]].bytes].elementsEqual(bytes[range]) {
      return known[slots[slot]].meaning
    }
    let index =
      known.firstIndex { bytes[$0.bytes].elementsEqual(bytes[range]) } ?? learn(range, bytes)
    slots[slot] = index
    return known[index].meaning
  }

  /// The number of an API name.
  mutating func id(_ name: String) -> Int32 {
    let folded = FoldedKey.folded(name)
    if let id = ids[folded] { return id }
    let id = Int32(names.count)
    names.append(folded)
    ids[folded] = id
    return id
  }

  private mutating func learn(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let name = String(decoding: bytes[range], as: UTF8.self)
    let meaning = Meaning(id: id(form.names[name] ?? name), list: form.lists[name].map { id($0) })
    known.append((range, meaning))
    return known.count - 1
  }
}
