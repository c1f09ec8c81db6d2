#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Keeps a second recorder away from a file, as long as it lives.
///
/// Closing it drops the locks that SQLite holds on the file for this process, so it must outlive the connection.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of the file that bears the name; throws `busy` where another has it, with what `owner` knows of that one.
  init(path: String, owner: () -> String? = { nil }) throws(SnapshotError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, why: FileSystem.words(errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .busy(path: path, by: owner())
    }
    var info = stat()
    guard fstat(descriptor, &info) == 0, let named = FileSystem.status(of: path),
      named.inode == UInt64(info.st_ino), named.device == UInt64(info.st_dev)
    else {
      close(descriptor)
      throw .busy(path: path, by: owner())
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
