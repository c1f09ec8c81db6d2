/// A column of which every row is a packed number, unpacked so that values can be searched for.
struct PlainScan {
  private let words: UnsafePointer<UInt32>
  private let count: Int
  private let base: Int64
  private let scale: Int64

  /// Unpacks a column into the words of `scratch`, which must stay as they are meanwhile; `nil` where some rows are exceptions.
  init?(_ column: IntColumn, scale: Int64, _ scratch: Scratch) {
    guard let numbers = column.plain else { return nil }
    numbers.unpack(into: scratch.words)
    words = UnsafePointer(scratch.words)
    count = column.count
    base = column.base
    self.scale = scale
  }

  /// Calls `body` with row and value of each value within bounds; compares sixteen packed numbers at a time.
  @inline(__always)
  func forEach(within bounds: ClosedRange<Int64>, _ body: (Int, Int64) -> Void) {
    guard let range = packed(bounds) else { return }
    let window = Window(range)
    forEachHit({ window.hits($0) }, body)
  }

  /// Calls `body` with each value within one of up to three bounds, which share no value, and the place of those bounds.
  @inline(__always)
  func forEach(
    withinThree bounds: [ClosedRange<Int64>], _ body: (_ place: Int, _ value: Int64) -> Void
  ) {
    var windows: [Window] = []
    for place in bounds.indices.prefix(3) {
      if let range = packed(bounds[place]) { windows.append(Window(range, place)) }
    }
    guard let one = windows.first, let three = windows.last else { return }
    let two = windows[windows.count / 2]
    forEachHit({ one.hits($0) .| two.hits($0) .| three.hits($0) }) { row, value in
      let word = words[row]
      body((one.holds(word) ? one : two.holds(word) ? two : three).place, value)
    }
  }

  /// Calls `body` with row and value of what `hits` says of sixteen packed numbers at a time.
  @inline(__always)
  private func forEachHit(
    _ hits: (SIMD16<UInt32>) -> SIMDMask<SIMD16<Int32>>, _ body: (Int, Int64) -> Void
  ) {
    let source = UnsafeRawPointer(words)
    // A bit for each of sixteen.
    let bit = SIMD16<Int32>(
      1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768)
    var row = 0
    while row < count {
      let found = hits(source.loadUnaligned(fromByteOffset: row &* 4, as: SIMD16<UInt32>.self))
      if any(found) {
        var bits = SIMD16<Int32>.zero.replacing(with: bit, where: found).wrappedSum()
        while bits != 0 {
          let place = row &+ bits.trailingZeroBitCount
          if place < count { body(place, (base &+ Int64(words[place])) &* scale) }
          bits &= bits &- 1
        }
      }
      row &+= 16
    }
  }

  /// The packed numbers whose values lie within bounds; `nil` for none.
  private func packed(_ bounds: ClosedRange<Int64>) -> ClosedRange<UInt32>? {
    let first = bounds.lowerBound / scale + (bounds.lowerBound % scale > 0 ? 1 : 0)
    let last = bounds.upperBound / scale - (bounds.upperBound % scale < 0 ? 1 : 0)
    let low = max(0, first.subtractingClamped(base))
    let high = min(Int64(UInt32.max), last.subtractingClamped(base))
    guard low <= high else { return nil }
    return UInt32(low)...UInt32(high)
  }
}

/// Packed numbers from one to another.
private struct Window {
  /// Which of several it is.
  let place: Int
  private let least: UInt32
  private let span: UInt32

  init(_ range: ClosedRange<UInt32>, _ place: Int = 0) {
    self.place = place
    least = range.lowerBound
    span = range.upperBound &- range.lowerBound
  }

  /// Compares signed numbers with the least at the bottom: every processor compares those at once.
  @inline(__always)
  func hits(_ lanes: SIMD16<UInt32>) -> SIMDMask<SIMD16<Int32>> {
    let low = SIMD16<UInt32>(repeating: least &+ 1 << 31)
    let width = SIMD16<Int32>(repeating: Int32(bitPattern: span &+ 1 << 31))
    return SIMD16<Int32>(truncatingIfNeeded: lanes &- low) .<= width
  }

  @inline(__always)
  func holds(_ word: UInt32) -> Bool { word &- least <= span }
}
