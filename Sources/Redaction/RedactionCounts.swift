/// How many values were masked, by kind, with a memory of recent masks so that a repeated value costs no second HMAC.
package struct RedactionCounts: Sendable {
  package private(set) var byKind: [String: Int] = [:]
  private var recent: [(hash: UInt64, digits: UInt16, known: Bool)] = []

  /// Nothing masked yet.
  package init() {}

  package var total: Int { byKind.values.reduce(0, +) }

  /// Adds what another pass masked.
  package mutating func add(_ other: RedactionCounts) {
    byKind.merge(other.byKind, uniquingKeysWith: +)
  }

  /// Counts one more masked value.
  package mutating func count(_ kind: RedactionKind) { byKind[kind.rawValue, default: 0] += 1 }

  mutating func digits(of plain: UnsafeRawBufferPointer, key: RedactionKey) -> UInt16 {
    if recent.isEmpty { recent = Array(repeating: (0, 0, false), count: 1024) }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in plain { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let slot = Int((hash ^ hash >> 32) & 1023)
    if recent[slot].known, recent[slot].hash == hash { return recent[slot].digits }
    let digits = key.digits(of: plain)
    recent[slot] = (hash, digits, true)
    return digits
  }
}
