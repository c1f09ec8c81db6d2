/// Numbers by request id, found without the standard hash.
///
/// Ids are random already, so two multiplications with numbers of this process spread them, and those of a forged log too.
package struct RequestTable: Sendable {
  private struct Entry {
    var id: RequestID
    /// One more than the number; 0 for a free place.
    var mark: UInt32
  }

  private static let free = Entry(id: RequestID(high: 0, low: 0), mark: 0)

  private var entries: [Entry] = []
  private let seed = UInt64.random(in: .min ... .max)
  package private(set) var count = 0

  /// An empty table.
  package init() {}

  /// The number of an id, from 0 to below 2³² - 1; `nil` where it has none.
  package subscript(id: RequestID) -> Int? {
    get { place(of: id).map { Int(entries[$0].mark) - 1 } }
    set {
      if let newValue { insert(newValue, id) } else { remove(id) }
    }
  }

  /// The number of an id, which gets `next` where it had none.
  package mutating func number(of id: RequestID, next: Int) -> Int {
    if let at = place(of: id) { return Int(entries[at].mark) - 1 }
    add(next, id)
    return next
  }

  /// All ids with their numbers, in no order.
  package var all: [(id: RequestID, number: Int)] {
    entries.compactMap { $0.mark == 0 ? nil : ($0.id, Int($0.mark) - 1) }
  }

  /// Forgets all, and keeps the room.
  package mutating func removeAll() {
    for at in entries.indices { entries[at] = Self.free }
    count = 0
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
    while entries[at].mark != 0 {
      if entries[at].id == id { return at }
      at = (at &+ 1) & mask
    }
    return nil
  }

  private mutating func insert(_ number: Int, _ id: RequestID) {
    if let at = place(of: id) {
      entries[at].mark = UInt32(truncatingIfNeeded: number + 1)
    } else {
      add(number, id)
    }
  }

  private mutating func add(_ number: Int, _ id: RequestID) {
    if (count + 1) * 2 > entries.count { grow() }
    count += 1
    put(Entry(id: id, mark: UInt32(truncatingIfNeeded: number + 1)))
  }

  private mutating func put(_ entry: Entry) {
    var at = home(of: entry.id)
    while entries[at].mark != 0 { at = (at &+ 1) & mask }
    entries[at] = entry
  }

  private mutating func grow() {
    let held = entries
    entries = Array(repeating: Self.free, count: max(32, held.count * 2))
    for entry in held where entry.mark != 0 { put(entry) }
  }

  /// Closes the gap behind a removed entry, so that no marks of removed ones are needed.
  private mutating func remove(_ id: RequestID) {
    guard var gap = place(of: id) else { return }
    count -= 1
    var at = gap
    while true {
      at = (at &+ 1) & mask
      guard entries[at].mark != 0 else { break }
      let isBetween = (at &- home(of: entries[at].id)) & mask < (at &- gap) & mask
      if isBetween { continue }
      entries[gap] = entries[at]
      gap = at
    }
    entries[gap] = Self.free
  }
}
