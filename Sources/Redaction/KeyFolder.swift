import Glibc

/// Where the keys of recordings lie: one file a key, readable by its owner alone.
package struct KeyFolder: Sendable {
  private let folder: String

  /// Takes the folder of the keys; it need not exist.
  package init(folder: String) { self.folder = folder }

  /// The key that new recordings are masked with; made from 32 bytes of `random` at the first use.
  package func current(random: () -> [UInt8]) throws(KeyFolderError) -> RedactionKey {
    if let key = try read("default") { return key }
    guard let key = RedactionKey(bytes: random()) else {
      throw KeyFolderError.cannotCreate(folder + "/default", "32 random bytes were not to be had")
    }
    try makeFolder()
    return try write(key) ? key : try read("default") ?? key
  }

  /// The key that a recording names.
  package func key(id: String) throws(KeyFolderError) -> RedactionKey {
    if let key = try read("default"), key.id == id { return key }
    if id.utf8.allSatisfy({ $0 < 128 && $0 != 47 && $0 != 46 }), let key = try read(id),
      key.id == id
    {
      return key
    }
    throw KeyFolderError.missing(id: id, folder: folder)
  }

  private func read(_ name: String) throws(KeyFolderError) -> RedactionKey? {
    let path = folder + "/" + name
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw KeyFolderError.unreadable(path, String(cString: strerror(errno)))
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: RedactionKey.byteCount + 1)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard let key = RedactionKey(bytes: Array(bytes.prefix(max(0, count)))) else {
      throw KeyFolderError.unreadable(path, "it does not hold 32 bytes")
    }
    return key
  }

  /// False where another process made the key first.
  private func write(_ key: RedactionKey) throws(KeyFolderError) -> Bool {
    let path = folder + "/default"
    let fresh = path + "." + String(getpid())
    let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw KeyFolderError.cannotCreate(path, String(cString: strerror(errno)))
    }
    defer { unlink(fresh) }
    let written = Glibc.write(file, key.bytes, key.bytes.count)
    let synced = fsync(file)
    close(file)
    guard written == key.bytes.count, synced == 0 else {
      throw KeyFolderError.cannotCreate(path, String(cString: strerror(errno)))
    }
    if link(fresh, path) == 0 { return true }
    guard errno == EEXIST else {
      throw KeyFolderError.cannotCreate(path, String(cString: strerror(errno)))
    }
    return false
  }

  private func makeFolder() throws(KeyFolderError) {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path += path.isEmpty && part.isEmpty ? "/" : path.isEmpty || path == "/" ? part : "/" + part
      if path.isEmpty || path == "/" { continue }
      if mkdir(path, 0o700) != 0, errno != EEXIST {
        throw KeyFolderError.cannotCreate(folder, String(cString: strerror(errno)))
      }
    }
  }
}

/// Why a key could not be had.
package enum KeyFolderError: Error, Hashable, Sendable {
  case missing(id: String, folder: String)
  case unreadable(String, String)
  case cannotCreate(String, String)

  /// What was asked, why it failed, and what to do.
  package var sentence: String {
    switch self {
    case .missing(let id, let folder):
      "The recording was masked with key \(id), which is not in \(folder). Copy it there as "
        + "\(folder)/\(id), or import into a new file."
    case .unreadable(let path, let why):
      "The key \(path) cannot be read: \(why). Give it back its 32 bytes, or move it away to start a new key."
    case .cannotCreate(let path, let why):
      "The key \(path) cannot be made: \(why). Set XDG_STATE_HOME to a folder that can be written."
    }
  }
}
