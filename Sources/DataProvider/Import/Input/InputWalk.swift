import Glibc
import ServerlessModel

/// One file to read.
struct InputPath: Hashable {
  var path: String
  var bytes: Int64
  /// When it was last written.
  var modified: Instant
}

/// Lists the files under the paths given: folders are walked in the order of their names, each file is taken once.
struct InputWalk {
  private(set) var files: [InputPath] = []
  /// Why folders inside those that were named could not be walked.
  private(set) var refusals: [ImportError] = []
  private var seen: Set<[UInt64]> = []

  /// Files that lie in a folder and are never meant: hidden ones, and recordings.
  private static func isSkipped(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix(".perch") || name == "aws-logs-write-test"
  }

  mutating func add(_ path: String) throws(ImportError) {
    guard let state = Self.state(path) else {
      throw ImportError.missingInput(path: path, why: String(cString: strerror(errno)))
    }
    if state.st_mode & S_IFMT == S_IFDIR {
      try walk(path)
    } else {
      guard access(path, R_OK) == 0 else {
        if errno == EACCES { throw ImportError.notPermitted(path: path) }
        throw ImportError.missingInput(path: path, why: String(cString: strerror(errno)))
      }
      take(path, state)
    }
  }

  private mutating func walk(_ folder: String) throws(ImportError) {
    guard let names = Self.names(in: folder) else {
      if errno == EACCES { throw ImportError.notPermitted(path: folder) }
      throw ImportError.missingInput(path: folder, why: String(cString: strerror(errno)))
    }
    for name in names where !Self.isSkipped(name) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      guard let state = Self.state(path) else { continue }
      let kind = state.st_mode & S_IFMT
      if kind == S_IFDIR, take(folder: state) { descend(path) }
      if kind == S_IFREG { take(path, state) }
    }
  }

  private mutating func descend(_ folder: String) {
    do throws(ImportError) { try walk(folder) } catch { refusals.append(error) }
  }

  private mutating func take(_ path: String, _ state: stat) {
    let isNew = seen.insert([UInt64(state.st_dev), UInt64(state.st_ino)]).inserted
    guard isNew else { return }
    let modified = Instant(milliseconds: Int64(state.st_mtim.tv_sec) * 1000)
    files.append(InputPath(path: path, bytes: Int64(state.st_size), modified: modified))
  }

  /// False for a folder that was walked before, as through a link back.
  private mutating func take(folder state: stat) -> Bool {
    seen.insert([UInt64(state.st_dev), UInt64(state.st_ino)]).inserted
  }

  private static func state(_ path: String) -> stat? {
    var state = stat()
    return stat(path, &state) == 0 ? state : nil
  }

  private static func names(in folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
