import Glibc

/// Reads files that are meant to be small: settings, tokens.
enum SmallFile {
  /// Why there is no content.
  enum Trouble: Error, Hashable {
    case missing
    /// What the system said.
    case unreadable(String)

    /// In words, to stand after the name of the file.
    var words: String {
      switch self {
      case .missing: "does not exist"
      case .unreadable(let reason): "cannot be read: \(reason)"
      }
    }
  }

  /// What no settings or token file comes near to.
  static let limit = 4 << 20

  /// Reads a whole file.
  static func read(_ path: String) throws(Trouble) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw trouble() }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= limit {
      let count = Glibc.read(file, &piece, piece.count)
      guard count >= 0 else { throw trouble() }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: piece[..<count])
    }
    throw .unreadable("it is larger than \(limit >> 20) MB")
  }

  /// Reads a whole file as text.
  static func text(_ path: String) throws(Trouble) -> String {
    String(decoding: try read(path), as: UTF8.self)
  }

  private static func trouble() -> Trouble {
    errno == ENOENT || errno == ENOTDIR
      ? .missing : .unreadable(String(cString: strerror(errno)).lowercased())
  }
}
