import Glibc

/// The user's folder.
enum HomeFolder {
  /// Sets HOME where nothing usable set it, as under a bare service manager: to what the system's list of users says,
  /// else to `/`. Called before any thread starts, since all read it.
  static func settle() {
    guard Environment.value("HOME")?.hasPrefix("/") != true else { return }
    setenv("HOME", listed ?? "/", 1)
  }

  private static var listed: String? {
    guard let folder = getpwuid(getuid())?.pointee.pw_dir else { return nil }
    let path = String(cString: folder)
    return path.hasPrefix("/") ? path : nil
  }
}
