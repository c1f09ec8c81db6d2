#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The first bytes of a SQLite file, read only when something is odd about it: to close a file drops the locks of its process.
struct SQLiteHeader {
  private static let magic = Array("SQLite format 3\0".utf8)

  private let bytes: [UInt8]

  /// `nil` where the file does not begin as SQLite's do.
  init?(path: String) {
    let descriptor = Self.open(path)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let got = max(0, read(descriptor, &bytes, 100))
    self.bytes = Array(bytes[..<got])
    let known = min(got, Self.magic.count)
    guard got > 0, bytes[..<known] == Self.magic[..<known] else { return nil }
  }

  /// Whether a file of so many bytes lacks pages that its header counts.
  func isCutShort(at size: Int64) -> Bool {
    guard bytes.count == 100 else { return true }
    let raw = Int64(bytes[16]) << 8 | Int64(bytes[17])
    let page = raw == 1 ? 65_536 : raw
    let pages = bytes[28..<32].reduce(Int64(0)) { $0 << 8 | Int64($1) }
    return page > 0 && (pages * page > size || size % page != 0)
  }

  /// Whether the newest pages of it may lie in a journal beside it.
  var hasJournal: Bool { bytes.count == 100 && bytes[18] == 2 }

  private static func open(_ path: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #else
      Musl.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }
}
