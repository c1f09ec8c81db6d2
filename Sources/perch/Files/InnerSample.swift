import CSample
import Glibc

/// The hour of the sample that is compiled in, for a host that holds nothing but the program.
enum InnerSample {
  static var path: String { "\(PerchFolders.cache)/market-hour-\(ProgramVersion.text).perch" }

  /// Where temporary files go.
  static var temporaryFolder: String { Environment.value("TMPDIR") ?? "/tmp" }

  /// Puts it into the cache folder, where it stays, or where that cannot be written among the temporary files, for as
  /// long as the program runs; `nil` where neither can be written.
  static func unpacked() -> String? {
    if isThere { return path }
    FileText.makeFolder(PerchFolders.cache)
    let unfinished = "\(path).\(getpid())"
    guard write(to: unfinished) else { return temporary }
    guard rename(unfinished, path) == 0 else {
      unlink(unfinished)
      return temporary
    }
    return path
  }

  /// A file of a new name, so that nobody else can have laid it there, gone with the program.
  private static let temporary: String? = {
    let name = "perch-\(getpid())-\(UInt32.random(in: .min ... .max)).perch"
    let path = "\(temporaryFolder)/\(name)"
    guard write(to: path) else { return nil }
    atexit { if let path = InnerSample.temporary { unlink(path) } }
    return path
  }()

  private static func write(to path: String) -> Bool {
    let bytes = UnsafeRawBufferPointer(start: sample_bytes(), count: sample_count())
    return FileText.create(bytes, at: path) == .made
  }

  private static var isThere: Bool {
    var info = stat()
    return stat(path, &info) == 0 && Int(info.st_size) == sample_count()
  }
}
