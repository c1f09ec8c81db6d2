/// What stands where in a JSON text, in the order of the text: of an object each key and its value.
struct JSONPlaces: Sendable {
  enum Kind: UInt8 { case object, list, text, escapedText, number, yes, no, null }

  struct Place: Sendable {
    var kind: Kind
    /// Where a scalar begins in the text; without its quotes.
    var start: Int32
    var end: Int32
    /// The place after this one and all that it holds.
    var next: Int32
  }

  /// No answer nests deeper, and what does would take the stack of whoever decodes it.
  private static let mostLevels = 500
  /// The usual bytes of a place in an answer, with its share of keys and blanks.
  private static let usualBytes = 20

  private(set) var all: [Place] = []
  private(set) var isTooDeep = false
  private var openPlaces: [Int] = []

  init(bytes: Int) { all.reserveCapacity(bytes / Self.usualBytes + 8) }

  mutating func add(_ kind: Kind, _ start: Int, _ end: Int) {
    let next = Int32(truncatingIfNeeded: all.count + 1)
    all.append(
      Place(
        kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
        next: next))
  }

  mutating func open(_ kind: Kind) {
    openPlaces.append(all.count)
    if openPlaces.count > Self.mostLevels { isTooDeep = true }
    add(kind, 0, 0)
  }

  mutating func close() {
    guard let place = openPlaces.popLast() else { return }
    all[place].next = Int32(truncatingIfNeeded: all.count)
  }
}
