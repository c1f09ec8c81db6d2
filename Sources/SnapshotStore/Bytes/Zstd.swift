import CZstd

/// Compression of whole buffers by zstd.
enum Zstd {
  /// No buffer of a recording is larger than this, so a damaged size cannot ask for all memory.
  static let largestBuffer = 64 << 20

  /// Compresses at level 1; empty for an empty buffer.
  static func compress(_ source: UnsafeRawBufferPointer) -> [UInt8] {
    guard source.count > 0 else { return [] }
    let bound = ZSTD_compressBound(source.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      let written = ZSTD_compress(
        target.baseAddress, bound, source.baseAddress, source.count, 1)
      count = ZSTD_isError(written) == 0 ? written : 0
    }
  }

  static func compress(_ source: [UInt8]) -> [UInt8] {
    source.withUnsafeBytes { compress($0) }
  }

  /// Restores exactly `size` bytes, or throws.
  static func decompress(_ source: UnsafeRawBufferPointer, size: Int) throws -> [UInt8] {
    guard size >= 0, size <= largestBuffer else { throw DamagedData("a chunk is too large") }
    guard size > 0 else { return [] }
    let target = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      let written = ZSTD_decompress(target.baseAddress, size, source.baseAddress, source.count)
      count = ZSTD_isError(written) == 0 ? written : 0
    }
    guard target.count == size else { throw DamagedData("a chunk does not decompress") }
    return target
  }

  static func decompress(_ source: ArraySlice<UInt8>, size: Int) throws -> [UInt8] {
    try source.withUnsafeBytes { try decompress($0, size: size) }
  }
}

extension Zstd {
  /// A size and the compressed bytes, for small values kept in a row of their own.
  static func packed(_ source: [UInt8]) -> [UInt8] { packed(source, as: compress(source)) }

  /// The same of bytes that were compressed already; as they are where that gained nothing.
  static func packed(_ source: [UInt8], as compressed: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    if compressed.isEmpty || compressed.count >= source.count {
      writer.byte(0)
      writer.append(source)
    } else {
      writer.byte(1)
      writer.count(source.count)
      writer.append(compressed)
    }
    return writer.bytes
  }

  /// Restores what `packed` made.
  static func unpacked(_ source: [UInt8]) throws -> [UInt8] {
    var reader = FieldReader(source)
    switch try reader.byte() {
    case 0: return Array(try reader.take(reader.remaining))
    case 1:
      let size = try reader.varint()
      guard size <= UInt64(largestBuffer) else { throw DamagedData("a value is too large") }
      return try decompress(try reader.take(reader.remaining), size: Int(size))
    default: throw DamagedData("a value has an unknown form")
    }
  }
}
