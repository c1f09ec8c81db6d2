import Glibc

/// A file without a name, for readers that open what they read by its path.
struct NamelessFile {
  private let descriptor: Int32

  init() {
    guard let file = tmpfile() else { fatalError("no temporary file can be made") }
    descriptor = fileno(file)
  }

  /// Where it is opened.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// Puts other bytes in the place of what it held.
  func fill(_ bytes: UnsafeRawBufferPointer) {
    expect(ftruncate(descriptor, 0) == 0, "a temporary file cannot be emptied")
    let written = pwrite(descriptor, bytes.baseAddress, bytes.count, 0)
    expect(written == bytes.count, "a temporary file cannot be written")
  }
}
