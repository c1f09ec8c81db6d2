import CZstd

/// Opens one buffer after another into memory that it keeps, for scans of many chunks.
final class ZstdOpener {
  private let context = ZSTD_createDCtx()
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 19, alignment: 64)

  deinit {
    ZSTD_freeDCtx(context)
    memory.deallocate()
  }

  /// Lends the restored bytes, exactly `size` of them, until the next call.
  func open<Answer>(
    _ source: ArraySlice<UInt8>, size: Int, _ body: (UnsafeRawBufferPointer) throws -> Answer
  ) throws -> Answer {
    guard size >= 0, size <= Zstd.largestBuffer else { throw DamagedData("a chunk is too large") }
    if memory.count < size {
      memory.deallocate()
      memory = .allocate(byteCount: size, alignment: 64)
    }
    let written = source.withUnsafeBytes {
      size == 0
        ? 0 : ZSTD_decompressDCtx(context, memory.baseAddress, size, $0.baseAddress, $0.count)
    }
    guard ZSTD_isError(written) == 0, written == size else {
      throw DamagedData("a chunk does not decompress")
    }
    return try body(UnsafeRawBufferPointer(rebasing: memory[..<size]))
  }
}
