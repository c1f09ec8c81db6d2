import Glibc

/// Which file a path leads to, whatever is in it.
struct FileIdentity: Equatable {
  private let device: dev_t
  private let number: ino_t

  /// `nil` where the path leads nowhere.
  init?(_ path: String) {
    var state = stat()
    guard stat(path, &state) == 0 else { return nil }
    device = state.st_dev
    number = state.st_ino
  }
}
