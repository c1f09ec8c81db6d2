#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The file systems on which the locks and the shared memory of SQLite do not hold.
enum NetworkFileSystem {
  /// The name of the network file system that a path lies on; `nil` for a local one.
  static func kind(of path: String) -> String? {
    var info = statfs()
    let isThere = FileSystem.exists(path)
    guard statfs(isThere ? path : FileSystem.folder(of: path), &info) == 0 else { return nil }
    return name(of: UInt32(truncatingIfNeeded: info.f_type))
  }

  /// The network file systems by the magic numbers of `statfs(2)`.
  static func name(of magic: UInt32) -> String? {
    switch magic {
    case 0x6969: "NFS"
    case 0x517B, 0xFE53_4D42, 0xFF53_4D42: "SMB"
    case 0x5346_414F, 0x6B41_4653: "AFS"
    case 0x7375_7245: "Coda"
    case 0x00C3_6400: "Ceph"
    case 0x0BD0_0BD0: "Lustre"
    default: nil
    }
  }
}
