import Foundation

/// A folder of this process alone, for readers that look for their files by name; gone with the process.
enum FuzzFolder {
  static let path: String = {
    let folder = NSTemporaryDirectory() + "perch-fuzz-\(getpid())"
    prepared {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    atexit { try? FileManager.default.removeItem(atPath: FuzzFolder.path) }
    return folder
  }()

  /// Puts bytes in the place of what a file holds.
  static func fill(_ path: String, with bytes: some DataProtocol) {
    prepared { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
  }
}
