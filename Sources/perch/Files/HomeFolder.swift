import Glibc

/// The user's folder.
enum HomeFolder {
  /// Sets HOME where nothing usable set it, as under a bare service manager: to what the system's list of users says,
  /// else to `/`. Called before any thread starts, since all read it.
  static func settle() {
    if Environment.value("HOME")?.hasPrefix("/") != true { setenv("HOME", listed ?? "/", 1) }
    spareAnothers()
  }

  /// As root in the home of another, who could not write to files of root later, keeps what is kept in root's own home.
  private static func spareAnothers() {
    var status = stat()
    guard geteuid() == 0, let home = Environment.value("HOME"), stat(home, &status) == 0,
      status.st_uid != 0, let listed
    else { return }
    for (name, folder) in [("XDG_STATE_HOME", ".local/state"), ("XDG_CACHE_HOME", ".cache")]
    where Environment.value(name) == nil {
      setenv(name, listed + "/" + folder, 1)
    }
  }

  private static var listed: String? {
    guard let folder = getpwuid(getuid())?.pointee.pw_dir else { return nil }
    let path = String(cString: folder)
    return path.hasPrefix("/") ? path : nil
  }
}
