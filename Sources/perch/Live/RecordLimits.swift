import Glibc

/// When a recorder stops by itself.
struct RecordLimits {
  var seconds: Int64?
  var bytes: Int64?

  /// Why it has to stop now; `nil` while it may go on.
  func reason(after elapsed: Int64, path: String) -> String? {
    if let seconds, elapsed >= seconds { return "the time given with --for is over" }
    if let bytes, Self.size(path) >= bytes {
      return "the recording has the size given with --max-size"
    }
    return nil
  }

  /// The bytes of a recording with what is not yet merged into it.
  static func size(_ path: String) -> Int64 {
    [path, path + "-wal"].reduce(0) { total, file in
      var state = stat()
      return stat(file, &state) == 0 ? total + Int64(state.st_size) : total
    }
  }
}
