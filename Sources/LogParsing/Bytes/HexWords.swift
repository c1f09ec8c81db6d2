/// Hexadecimal digits, eight at a time in one machine word.
enum HexWords {
  /// The value of eight ASCII digits held in memory order in `word`; `nil` if one is no digit.
  @inline(__always)
  static func value(_ word: UInt64) -> UInt64? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    guard word & tops == 0 else { return nil }
    let folded = word | ones &* 0x20
    let digits = (word &+ ones &* 0x50) & ~(word &+ ones &* 0x46) & tops
    let letters = (folded &+ ones &* 0x1F) & ~(folded &+ ones &* 0x19) & tops
    guard digits | letters == tops else { return nil }
    var value = ((word & (ones &* 0x0F)) &+ (letters &>> 7) &* 9).byteSwapped
    value = (value | value &>> 4) & 0x00FF_00FF_00FF_00FF
    value = (value | value &>> 8) & 0x0000_FFFF_0000_FFFF
    return (value | value &>> 16) & 0xFFFF_FFFF
  }

  @inline(__always)
  static func eight(_ at: UnsafeRawPointer) -> UInt64? {
    value(UInt64(littleEndian: at.loadUnaligned(as: UInt64.self)))
  }

  /// Four digits at each of two places, as one word of eight.
  @inline(__always)
  static func fours(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer) -> UInt64? {
    let low = UInt32(littleEndian: first.loadUnaligned(as: UInt32.self))
    let high = UInt32(littleEndian: second.loadUnaligned(as: UInt32.self))
    return value(UInt64(low) | UInt64(high) &<< 32)
  }
}
