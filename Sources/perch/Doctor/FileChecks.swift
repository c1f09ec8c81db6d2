import Glibc

/// Whether perch can keep what it keeps.
enum FileChecks {
  static var all: [Check] {
    [
      folder("state folder", PerchFolders.state, "XDG_STATE_HOME", "mutes and keys"),
      folder("cache folder", PerchFolders.cache, "XDG_CACHE_HOME", "what live consoles read"),
      configuration, sample,
    ]
  }

  private static func folder(_ name: String, _ path: String, _ variable: String, _ use: String)
    -> Check
  {
    return Check(
      name, isOK: takesFiles(path), path,
      fix: "It cannot be written, so \(use) are not kept. Set \(variable) to a folder that can.")
  }

  /// Whether a file of a few bytes can be made: on a full disk its folder can still be written.
  private static func takesFiles(_ folder: String) -> Bool {
    FileText.makeFolder(folder)
    let path = "\(folder)/doctor.\(getpid())"
    defer { unlink(path) }
    return FileText.create("perch doctor", at: path) == .made
  }

  private static var configuration: Check {
    let path = Config.path
    guard let bytes = FileText.read(path) else {
      return Check("configuration", isOK: true, "\(path) is not there; it need not be")
    }
    let problems = Config(String(decoding: bytes, as: UTF8.self)).problems
    let first = problems.first.map { "line \($0.line), column \($0.column): \($0.what)" }
    return Check("configuration", isOK: problems.isEmpty, path, fix: first ?? "")
  }

  private static var sample: Check {
    let path = try? Recordings.samplePath()
    return Check(
      "sample", isOK: path != nil, path ?? "not found",
      fix: "Set PERCH_SHARE to the folder that holds \(Recordings.sampleName).")
  }
}
