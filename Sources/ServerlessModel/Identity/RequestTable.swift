import ServerlessModel

/// Values by request id, found without the standard hash.
///
/// Ids are random already, so two multiplications with numbers of this process spread them, and those of a forged log too.
struct RequestTable<Value> {
  fileprivate struct Entry {
    var id: RequestID
    var value: Value
  }

  private var entries: [Entry?] = []
  private let seed = UInt64.random(in: .min ... .max)
  private(set) var count = 0

  subscript(id: RequestID) -> Value? {
    get { place(of: id).flatMap { entries[$0]?.value } }
    set {
      if let newValue { insert(newValue, id) } else { remove(id) }
    }
  }

  private var mask: Int { entries.count &- 1 }

  @inline(__always)
  private func home(of id: RequestID) -> Int {
    let high = (id.high ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    let low = (id.low ^ high.high ^ high.low).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return Int(truncatingIfNeeded: low.high ^ low.low) & mask
  }

  @inline(__always)
  private func place(of id: RequestID) -> Int? {
    guard count > 0 else { return nil }
    var at = home(of: id)
    while let entry = entries[at] {
      if entry.id.low == id.low, entry.id.high == id.high { return at }
      at = (at &+ 1) & mask
    }
    return nil
  }

  private mutating func insert(_ value: Value, _ id: RequestID) {
    if let at = place(of: id) {
      entries[at]?.value = value
      return
    }
    if (count + 1) * 2 > entries.count { grow() }
    count += 1
    put(Entry(id: id, value: value))
  }

  private mutating func put(_ entry: Entry) {
    var at = home(of: entry.id)
    while entries[at] != nil { at = (at &+ 1) & mask }
    entries[at] = entry
  }

  private mutating func grow() {
    let held = entries
    entries = Array(repeating: nil, count: max(32, held.count * 2))
    for case let entry? in held { put(entry) }
  }

  /// Closes the gap behind a removed entry, so that no marks of removed ones are needed.
  private mutating func remove(_ id: RequestID) {
    guard var gap = place(of: id) else { return }
    count -= 1
    var at = gap
    while true {
      at = (at &+ 1) & mask
      guard let entry = entries[at] else { break }
      let isBetween = (at &- home(of: entry.id)) & mask < (at &- gap) & mask
      if isBetween { continue }
      entries[gap] = entry
      gap = at
    }
    entries[gap] = nil
  }
}

extension RequestTable.Entry: Sendable where Value: Sendable {}
extension RequestTable: Sendable where Value: Sendable {}
