/// Numbers of equal width in blocks of 128: 32 vectors of four lanes, 16 bytes a bit of width.
enum BitPacking {
  static let block = 128

  /// Numbers rounded up to whole blocks.
  static func padded(_ count: Int) -> Int { (count &+ block &- 1) / block &* block }

  /// How many blocks hold `count` numbers.
  static func blocks(_ count: Int) -> Int { (count &+ block &- 1) / block }

  /// The bits that the largest of 128 values needs.
  static func width(_ values: UnsafePointer<UInt32>) -> Int {
    let source = UnsafeRawPointer(values)
    var all = SIMD4<UInt32>.zero
    for index in 0..<32 {
      all |= source.loadUnaligned(fromByteOffset: index &* 16, as: SIMD4<UInt32>.self)
    }
    return 32 &- (all[0] | all[1] | all[2] | all[3]).leadingZeroBitCount
  }

  /// Writes 128 values of at most `width` bits as `16 * width` bytes.
  static func pack(
    _ values: UnsafePointer<UInt32>, width: Int, into target: UnsafeMutableRawPointer
  ) {
    guard width > 0 else { return }
    let source = UnsafeRawPointer(values)
    var word = SIMD4<UInt32>.zero
    var used = 0
    var out = 0
    for index in 0..<32 {
      let value = source.loadUnaligned(fromByteOffset: index &* 16, as: SIMD4<UInt32>.self)
      word |= value &<< SIMD4(repeating: UInt32(truncatingIfNeeded: used))
      used &+= width
      guard used >= 32 else { continue }
      target.storeBytes(of: word, toByteOffset: out, as: SIMD4<UInt32>.self)
      out &+= 16
      used &-= 32
      let shift = UInt32(truncatingIfNeeded: width &- used)
      word = used == 0 ? .zero : value &>> SIMD4(repeating: shift)
    }
  }

  /// Reads 128 values from `16 * width` bytes; `target` holds at least 128.
  static func unpack(
    _ source: UnsafeRawPointer, width: Int, into target: UnsafeMutablePointer<UInt32>
  ) {
    let out = UnsafeMutableRawPointer(target)
    guard width > 0 else { return target.update(repeating: 0, count: block) }
    let mask = SIMD4<UInt32>(repeating: width >= 32 ? .max : (1 &<< UInt32(width)) &- 1)
    let last = (width &- 1) &* 16
    var at = 0
    var word = source.loadUnaligned(as: SIMD4<UInt32>.self)
    var used = 0
    for index in 0..<32 {
      var value = word &>> SIMD4(repeating: UInt32(truncatingIfNeeded: used))
      used &+= width
      if used >= 32 {
        used &-= 32
        at = min(at &+ 16, last)
        word = source.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt32>.self)
        if used > 0 {
          let shift = UInt32(truncatingIfNeeded: width &- used)
          value |= word &<< SIMD4(repeating: shift)
        }
      }
      out.storeBytes(of: value & mask, toByteOffset: index &* 16, as: SIMD4<UInt32>.self)
    }
  }
}
