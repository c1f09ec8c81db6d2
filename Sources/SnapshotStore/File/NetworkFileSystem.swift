#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The file systems on which the locks and the shared memory of SQLite do not hold.
enum NetworkFileSystem {
  private static let names: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "fuse.ceph", "coda", "glusterfs",
    "fuse.glusterfs", "lustre", "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "ncpfs",
  ]

  /// The name of the network file system that a path lies on; `nil` for a local one.
  static func kind(of path: String) -> String? {
    guard let place = real(path) ?? real(FileSystem.folder(of: path)) else { return nil }
    return kind(ofPlace: place, mounts: text("/proc/self/mountinfo"))
  }

  /// The same from the kernel's list of mounts, of which the longest that holds the place counts.
  static func kind(ofPlace place: String, mounts: String) -> String? {
    var best: (length: Int, type: Substring) = (-1, "")
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 4, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
        continue
      }
      let point = unescaped(fields[4])
      let isAbove = place == point || point == "/" || place.hasPrefix(point + "/")
      if isAbove, point.utf8.count >= best.length { best = (point.utf8.count, fields[dash + 1]) }
    }
    return names.contains(String(best.type)) ? String(best.type) : nil
  }

  /// Blanks stand as `\\040` in the list.
  private static func unescaped(_ field: Substring) -> String {
    guard field.contains("\\") else { return String(field) }
    let parts = field.split(separator: "\\", omittingEmptySubsequences: false)
    let rest = parts.dropFirst().map { part -> String in
      guard part.count >= 3, let code = UInt8(part.prefix(3), radix: 8) else { return "\\" + part }
      return String(UnicodeScalar(code)) + part.dropFirst(3)
    }
    return (parts.first.map(String.init) ?? "") + rest.joined()
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func text(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let got = read(descriptor, &buffer, buffer.count)
      guard got > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<got]
    }
  }
}
