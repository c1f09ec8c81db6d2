#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the store asks of the file system beyond SQLite.
enum FileSystem {
  struct Status {
    var isFolder: Bool
    var bytes: Int64
    var device: UInt64
    var inode: UInt64
    var mode: UInt32
    /// How many names it has.
    var names: UInt64
    /// When it was last written to, in nanoseconds.
    var written: Int64
  }

  /// `nil` where there is nothing; `failure` says why the rest could not be seen.
  static func status(of path: String) -> Status? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return Status(
      isFolder: info.st_mode & S_IFMT == S_IFDIR, bytes: Int64(info.st_size),
      device: UInt64(info.st_dev), inode: UInt64(info.st_ino), mode: UInt32(info.st_mode),
      names: UInt64(info.st_nlink),
      written: Int64(info.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(info.st_mtim.tv_nsec))
  }

  /// The file that a symbolic link leads to: beside it lie its journal and what is to take its name.
  static func target(of path: String) -> String {
    var info = stat()
    guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK,
      let found = realpath(path, nil)
    else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
  static func canRead(_ path: String) -> Bool { access(path, R_OK) == 0 }

  static func remove(_ path: String) { unlink(path) }

  /// Makes an empty file that did not exist before; answers `errno` where it cannot.
  static func make(_ path: String, mode: UInt32) -> Int32 {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return errno }
    fchmod(descriptor, mode)
    close(descriptor)
    return 0
  }

  /// Waits until the contents, or a folder's names, are on the disk.
  static func sync(_ path: String) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? 0 : errno
  }

  /// Renames over what is there, and makes the name last.
  static func replace(_ target: String, with source: String) -> Int32 {
    guard rename(source, target) == 0 else { return errno }
    _ = sync(folder(of: target))
    return 0
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether the disk of a path has no room left, or takes no more files.
  static func isFull(around path: String) -> Bool {
    var info = statvfs()
    guard statvfs(folder(of: path), &info) == 0 else { return false }
    return info.f_bavail < 16 || (info.f_files > 0 && info.f_favail == 0)
  }

  static func words(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// Copies a file whole into one that is already there; answers `errno` where it cannot.
  static func copy(_ source: String, onto target: String) -> Int32 {
    let from = open(source, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else { return errno }
    defer { close(from) }
    let to = open(target, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard to >= 0 else { return errno }
    defer { close(to) }
    return copyBytes(from, to)
  }

  private static func copyBytes(_ from: Int32, _ to: Int32) -> Int32 {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let got = read(from, &buffer, buffer.count)
      if got == 0 { return 0 }
      guard got > 0 else { return errno }
      var done = 0
      while done < got {
        let put = buffer.withUnsafeBytes {
          write(to, $0.baseAddress?.advanced(by: done), got - done)
        }
        guard put > 0 else { return errno }
        done += put
      }
    }
  }
}
