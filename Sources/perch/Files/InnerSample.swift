import CSample
import Glibc

/// The hour of the sample that is compiled in, for a host that holds nothing but the program.
enum InnerSample {
  static var path: String { "\(PerchFolders.cache)/market-hour-\(ProgramVersion.text).perch" }

  /// Puts it into the cache folder, where it stays; `nil` where that cannot be written.
  static func unpacked() -> String? {
    if isThere { return path }
    FileText.makeFolder(PerchFolders.cache)
    let unfinished = "\(path).\(getpid())"
    let bytes = UnsafeRawBufferPointer(start: sample_bytes(), count: sample_count())
    guard FileText.create(bytes, at: unfinished) == .made, rename(unfinished, path) == 0 else {
      unlink(unfinished)
      return nil
    }
    return path
  }

  private static var isThere: Bool {
    var info = stat()
    return stat(path, &info) == 0 && Int(info.st_size) == sample_count()
  }
}
