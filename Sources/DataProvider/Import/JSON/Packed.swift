import CZlib

/// Base64, as JSON carries bytes.
enum Base64 {
  /// `nil` for anything that is not base64.
  static func decode(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text where byte != 61 && byte != 92 {
      guard let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 65...90: UInt32(byte - 65)
    case 97...122: UInt32(byte - 71)
    case 48...57: UInt32(byte) + 4
    case 43, 45: 62
    case 47, 95: 63
    default: nil
    }
  }
}

/// Gzip in memory.
enum Gzip {
  private static let limit = 64 << 20

  /// The plain bytes; `nil` for what is no gzip or grows past 64 MiB.
  static func inflate(_ packed: [UInt8]) -> [UInt8]? {
    let decoder = GzipDecompressor()
    var at = 0
    var out: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while out.count < limit {
      let (count, problem) = piece.withUnsafeMutableBytes { piece in
        decoder.read(into: piece) { buffer in
          let count = min(buffer.count, packed.count - at)
          buffer.copyBytes(from: packed[at..<at + count])
          at += count
          return count
        }
      }
      if problem != nil { return nil }
      if count == 0 { return out }
      out.append(contentsOf: piece[0..<count])
    }
    return nil
  }
}
