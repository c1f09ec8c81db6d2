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
    let source = UnsafeRawPointer(words)
    // As signed numbers with the least at the bottom: every processor compares those at once.
    let low = SIMD16<UInt32>(repeating: range.lowerBound &+ 1 << 31)
    let width = SIMD16<Int32>(
      repeating: Int32(bitPattern: range.upperBound &- range.lowerBound &+ 1 << 31))
    var row = 0
    while row < count {
      let lanes = source.loadUnaligned(fromByteOffset: row &* 4, as: SIMD16<UInt32>.self)
      let hits = SIMD16<Int32>(truncatingIfNeeded: lanes &- low) .<= width
      if any(hits) {
        var bits = SIMD16<Int32>.zero.replacing(with: Self.lanes, where: hits).wrappedSum()
        while bits != 0 {
          let found = row &+ bits.trailingZeroBitCount
          if found < count { body(found, (base &+ Int64(words[found])) &* scale) }
          bits &= bits &- 1
        }
      }
      row &+= 16
    }
  }

  /// A bit for each of sixteen.
  private static let lanes = SIMD16<Int32>(
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768)

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
