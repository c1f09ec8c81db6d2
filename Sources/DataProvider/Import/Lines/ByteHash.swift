/// Hashes of bytes: FNV-1a where the number is stored, a faster one where it only lives in this process.
enum ByteHash {
  /// Of bytes that follow others, where `after` is the hash of those.
  static func fnv(
    _ bytes: UnsafeRawBufferPointer, after start: UInt64 = 0xcbf2_9ce4_8422_2325
  ) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// Eight bytes at a time, mixed by a multiplication of 128 bits.
  static func quick(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at &+ 8 <= bytes.count {
      hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at &+= 8
    }
    var tail: UInt64 = 0
    while at < bytes.count {
      tail = tail &<< 8 | UInt64(bytes[at])
      at &+= 1
    }
    return mix(mix(hash ^ tail) &+ 1)
  }

  /// The same for texts that differ in white space alone: tabs copied as blanks, line breaks of another system, JSON
  /// that was printed over several lines.
  static func spaceless(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    var word: UInt64 = 0
    var filled = 0
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at &+= 1
      if byte <= 32 { continue }
      if byte == 0xC2, at < bytes.count, bytes[at] == 0xA0 {
        at &+= 1
        continue
      }
      word = word &<< 8 | UInt64(byte)
      filled &+= 1
      if filled & 7 == 0 { hash = mix(hash ^ word) }
    }
    return mix(mix(hash ^ word) &+ UInt64(filled))
  }

  @inline(__always) private static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
