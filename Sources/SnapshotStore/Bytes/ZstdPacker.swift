import CZstd

/// Compresses one buffer after another with tables that it keeps; new ones for each are mostly page faults.
final class ZstdPacker {
  private let context = ZSTD_createCCtx()

  deinit { ZSTD_freeCCtx(context) }

  /// The bytes at level 1; none for an empty buffer.
  func compress(_ source: [UInt8]) -> [UInt8] {
    guard !source.isEmpty else { return [] }
    let bound = ZSTD_compressBound(source.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      let written = source.withUnsafeBytes {
        ZSTD_compressCCtx(context, target.baseAddress, bound, $0.baseAddress, $0.count, 1)
      }
      count = ZSTD_isError(written) == 0 ? written : 0
    }
  }

  /// What `Zstd.unpacked` restores.
  func packed(_ source: [UInt8]) -> [UInt8] { Zstd.packed(source, as: compress(source)) }
}
