import ServerlessModel

/// What is counted of one function while a file is scanned.
struct FunctionTally {
  let name: String
  var count = 0
  var errors = 0
  var coldStarts = 0
  var maxMemoryMB = 0
  /// Hundredths of a millisecond, one a run that said its duration.
  var durations: [UInt32] = []

  init(name: String) { self.name = name }

  @inline(__always)
  mutating func add(_ lasted: Elapsed?, _ used: Int) {
    if used > maxMemoryMB { maxMemoryMB = used }
    guard let lasted else { return }
    durations.append(UInt32(truncatingIfNeeded: (lasted.microseconds + 5) / 10))
  }

  mutating func merge(_ other: FunctionTally) {
    count += other.count
    errors += other.errors
    coldStarts += other.coldStarts
    maxMemoryMB = max(maxMemoryMB, other.maxMemoryMB)
    durations += other.durations
  }

  func answer() -> FunctionAnswer {
    var values = durations
    let ranks = NearestRank.values(&values, at: [(50, of: 100), (95, of: 100), (99, of: 100)])
    let lasted = ranks.map { Elapsed(microseconds: Int64($0) * 10) }
    return FunctionAnswer(
      name: name, count: count, errors: errors, coldStarts: coldStarts, p50: lasted[0],
      p95: lasted[1], p99: lasted[2], maxMemoryMB: maxMemoryMB)
  }
}

/// Functions by name, found by length and first and last bytes before the name itself is compared.
struct FunctionTable {
  private(set) var tallies: [FunctionTally] = []
  private var names: [[UInt8]] = []
  /// One more than an index into `tallies`, by hash; the table is twice as large as it is full.
  private var slots: [UInt32] = Array(repeating: 0, count: 256)

  subscript(index: Int) -> FunctionTally {
    _read { yield tallies[index] }
    _modify { yield &tallies[index] }
  }

  @inline(__always)
  mutating func index(of name: Bytes) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(name) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if Self.isEqual(names[index], name) { return index }
      slot = (slot + 1) & mask
    }
    return add(name)
  }

  private static func isEqual(_ known: [UInt8], _ name: Bytes) -> Bool {
    guard known.count == name.count else { return false }
    return known.withUnsafeBytes { !$0.precedes(name) && !name.precedes($0) }
  }

  @inline(__always)
  private static func hash(_ name: Bytes) -> Int {
    var value = UInt64(name.count)
    if name.count >= 8, let base = name.baseAddress {
      value ^= base.loadUnaligned(as: UInt64.self)
      value ^= (base + name.count - 8).loadUnaligned(as: UInt64.self) &* 0x9E37_79B9_7F4A_7C15
    } else {
      for byte in name { value = value &* 31 &+ UInt64(byte) }
    }
    value = value &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: value &>> 40)
  }

  private mutating func add(_ name: Bytes) -> Int {
    tallies.append(FunctionTally(name: name.text()))
    names.append(Array(name))
    if tallies.count * 2 > slots.count { slots = Array(repeating: 0, count: slots.count * 4) }
    if slots.allSatisfy({ $0 == 0 }) {
      for index in names.indices { place(index) }
    } else {
      place(tallies.count - 1)
    }
    return tallies.count - 1
  }

  private mutating func place(_ index: Int) {
    let mask = slots.count - 1
    var slot = names[index].withUnsafeBytes { Self.hash($0) } & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(index + 1)
  }
}
