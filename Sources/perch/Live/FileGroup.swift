import Glibc

/// Gives a recording to a group of users.
enum FileGroup {
  /// Lets the group read the file.
  ///
  /// - Throws: `CommandFailure` where there is no such group, or the user is not in it.
  static func give(_ path: String, to name: String) throws {
    guard let entry = getgrnam(name) else {
      throw CommandFailure(
        .usage,
        "--group \(Quoted.text(name)) is no group of this machine. List them with: getent group")
    }
    guard chown(path, uid_t.max, entry.pointee.gr_gid) == 0 else {
      throw CommandFailure(
        .notPermitted,
        "\(path) could not be given to group \(name): \(String(cString: strerror(errno))). "
          + "You have to be in that group.")
    }
  }
}
