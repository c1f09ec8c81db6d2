import Glibc

/// Numbers for names that are met as bytes, with no String a look-up.
struct NameTable {
  private var slots = [Int32](repeating: -1, count: 256)
  private var names: [(hash: UInt64, bytes: [UInt8], number: Int)] = []
  private var last = -1

  /// The number of a name, where it has one.
  mutating func find(_ name: UnsafeRawBufferPointer) -> Int? {
    if last >= 0, equals(name, names[last].bytes) { return names[last].number }
    let hash = ByteHash.quick(name)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if names[index].hash == hash, equals(name, names[index].bytes) {
        last = index
        return names[index].number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func add(_ name: UnsafeRawBufferPointer, number: Int) {
    names.append((ByteHash.quick(name), Array(name), number))
    guard names.count * 2 > slots.count else { return place(names.count - 1) }
    slots = Array(repeating: -1, count: slots.count * 4)
    for index in names.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: names[index].hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private func equals(_ name: UnsafeRawBufferPointer, _ held: [UInt8]) -> Bool {
    guard name.count == held.count, let base = name.baseAddress else { return false }
    return memcmp(base, held, held.count) == 0
  }
}
