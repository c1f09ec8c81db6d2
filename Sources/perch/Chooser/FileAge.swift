import Glibc
import InsightEngine

/// How large a recording is, and when it last changed.
struct FileAge {
  private let bytes: Int64
  private let seconds: Int64

  /// Looks at a file, and at its log while it is being recorded.
  init(path: String, now: Int64) {
    let found = [path, path + "-wal"].compactMap(Self.status)
    bytes = found.first?.bytes ?? 0
    seconds = max(0, now - (found.map(\.changed).max() ?? now))
  }

  /// Whether it changed within the last two minutes.
  var isFresh: Bool { seconds < 120 }

  var size: String { Format.bytes(bytes) }

  /// `3 min ago`.
  var words: String { seconds < 60 ? "just now" : Format.age(seconds: seconds) + " ago" }

  private static func status(_ path: String) -> (bytes: Int64, changed: Int64)? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return (Int64(info.st_size), Int64(info.st_mtim.tv_sec))
  }
}

/// Parts of a path.
enum FilePath {
  /// The whole path, links resolved; as it is where it cannot be resolved.
  static func absolute(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The folder, with the user's own as `~`.
  static func folder(_ path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    guard let home = Environment.value("HOME"), home != "/", folder.hasPrefix(home) else {
      return folder.isEmpty ? "/" : folder
    }
    return "~" + folder.dropFirst(home.count)
  }
}

/// The time of day, for ages of files.
enum WallClock {
  static var seconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec)
  }
}
