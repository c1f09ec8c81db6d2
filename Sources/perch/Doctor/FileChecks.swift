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
    FileText.makeFolder(path)
    return Check(
      name, isOK: access(path, W_OK) == 0, path,
      fix: "It cannot be written, so \(use) are not kept. Set \(variable) to a folder that can.")
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
