import Glibc
import NcursesTerminal

/// What leaves the console: copies and files.
enum Exports {
  /// Sends a text to the terminal's clipboard; one that is too long becomes a file.
  static func copy(_ text: String, to terminal: Terminal) -> String {
    if terminal.sendToClipboard(text) { return "sent to the terminal, \(text.utf8.count) bytes" }
    return write(text, named: "perch-copy.txt")
  }

  /// Writes a file that is not there yet: into the working folder, else the home folder, else `/tmp`.
  static func write(_ contents: String, named name: String) -> String {
    for folder in folders {
      for free in names(name) {
        switch FileText.create(contents, at: folder + "/" + free) {
        case .made: return "written to \(folder)/\(free)"
        case .taken: continue
        case .failed: break
        }
        break
      }
    }
    return "\(name) was not written: no room or permission in \(folders.joined(separator: ", "))"
  }

  private static var folders: [String] {
    let here = getcwd(nil, 0).map { path in
      defer { free(path) }
      return String(cString: path)
    }
    return [here, Environment.value("HOME"), "/tmp"].compactMap(\.self)
  }

  private static func names(_ name: String) -> [String] {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    return [name] + (2...999).map { "\(name[..<dot])-\($0)\(name[dot...])" }
  }
}
