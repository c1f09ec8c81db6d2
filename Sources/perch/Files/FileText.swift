import Glibc

/// Small files as a whole.
enum FileText {
  /// Reads a file; `nil` when it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return read(descriptor: file)
  }

  /// Reads all that an open file has left; `nil` when it cannot be read.
  static func read(descriptor file: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: piece[..<count])
    }
  }

  /// Writes a file that only its owner may read, making its folder; false when that fails.
  static func write(_ text: String, to path: String) -> Bool {
    if let slash = path.lastIndex(of: "/") { makeFolder(String(path[..<slash])) }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    let bytes = Array(text.utf8)
    return Glibc.write(file, bytes, bytes.count) == bytes.count
  }

  /// What came of making a file.
  enum Making { case made, taken, failed }

  /// Writes a file that only its owner may read and that is not there yet; one that cannot be finished is removed.
  static func create(_ text: String, at path: String) -> Making {
    var text = text
    return text.withUTF8 { create(UnsafeRawBufferPointer($0), at: path) }
  }

  static func create(_ bytes: UnsafeRawBufferPointer, at path: String) -> Making {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return errno == EEXIST ? .taken : .failed }
    defer { close(file) }
    var left = bytes
    while !left.isEmpty {
      let count = Glibc.write(file, left.baseAddress, left.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        unlink(path)
        return .failed
      }
      left = UnsafeRawBufferPointer(rebasing: left.dropFirst(count))
    }
    return .made
  }

  /// Adds to the end of a file in one write, making it and its folder; false when that fails.
  static func append(_ text: String, to path: String) -> Bool {
    if let slash = path.lastIndex(of: "/") { makeFolder(String(path[..<slash])) }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    let bytes = Array(text.utf8)
    return Glibc.write(file, bytes, bytes.count) == bytes.count
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o700)
    }
  }

  /// Whether something lies at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
