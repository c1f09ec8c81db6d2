#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Synchronization

/// Files that are made beside a target and renamed over it when they are complete.
enum TemporaryFile {
  private static let made = Mutex(0)

  /// Makes an empty file beside `target`, and removes what killed processes left there.
  static func make(beside target: String, mode: UInt32) throws(SnapshotError) -> String {
    removeOrphans(beside: target)
    let number = made.withLock { count in
      count += 1
      return count
    }
    let path = prefix(of: target) + "\(getpid())-\(number).tmp"
    remove(path)
    let code = FileSystem.make(path, mode: mode)
    guard code == 0 else { throw failure(code, target) }
    return path
  }

  /// Removes one, and what SQLite leaves beside it when it can write no more.
  static func remove(_ path: String) {
    FileSystem.remove(path)
    FileSystem.remove(path + "-journal")
  }

  static func failure(_ code: Int32, _ target: String) -> SnapshotError {
    code == ENOSPC || code == EDQUOT
      ? .diskFull(path: target) : .cannotCreate(path: target, why: FileSystem.words(code))
  }

  private static func prefix(of target: String) -> String {
    FileSystem.folder(of: target) + "/." + name(of: target) + "."
  }

  private static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "snapshot")
  }

  private static func removeOrphans(beside target: String) {
    let folder = FileSystem.folder(of: target)
    let beginning = "." + name(of: target) + "."
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(beginning), name.hasSuffix(".tmp") || name.hasSuffix(".tmp-journal"),
        let owner = Int32(name.dropFirst(beginning.count).prefix { $0 != "-" }),
        kill(owner, 0) != 0, errno == ESRCH
      else { continue }
      FileSystem.remove(folder + "/" + name)
    }
  }
}
