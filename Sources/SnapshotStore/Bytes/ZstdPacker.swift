import CZstd

/// Packs one small value after another as `Zstd.packed` does, with tables that it keeps.
final class ZstdPacker {
  private let context = ZSTD_createCCtx()

  deinit { ZSTD_freeCCtx(context) }

  /// What `Zstd.unpacked` restores.
  func packed(_ source: [UInt8]) -> [UInt8] {
    let bound = ZSTD_compressBound(source.count)
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      let written = source.withUnsafeBytes {
        ZSTD_compressCCtx(context, target.baseAddress, bound, $0.baseAddress, $0.count, 1)
      }
      count = ZSTD_isError(written) == 0 ? written : 0
    }
    return Zstd.packed(source, as: compressed)
  }
}
