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
    let low = SIMD16<UInt32>(repeating: range.lowerBound)
    let width = SIMD16<UInt32>(repeating: range.upperBound &- range.lowerBound)
    var row = 0
    while row < count {
      let lanes = source.loadUnaligned(fromByteOffset: row &* 4, as: SIMD16<UInt32>.self)
      let hits = (lanes &- low) .<= width
      if any(hits) {
        for lane in 0..<min(16, count &- row) where hits[lane] {
          body(row &+ lane, (base &+ Int64(words[row &+ lane])) &* scale)
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
