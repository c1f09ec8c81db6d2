import Foundation
import Glibc

/// What a channel was told of a recording and not yet told the end of, kept in the state folder.
struct ToldFile: Sendable {
  let path: String

  /// The file of a recording, by its whole path, and a channel.
  init(recording: String, channel: String, folder: String = PerchFolders.state + "/watch") {
    let whole = realpath(recording, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    let name = "\(whole ?? recording)-\(channel)".map {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "_"
    }
    path = "\(folder)/\(String(name.suffix(200))).json"
  }

  /// The titles of what was told, by id; none where nothing was or the file is not understood.
  func read() -> [String: String] {
    guard let bytes = FileText.read(path),
      let held = try? JSONDecoder().decode(Held.self, from: Data(bytes)), held.version == 1
    else { return [:] }
    return held.told
  }

  /// Writes all anew and puts it in place at once; false when that fails.
  func write(_ told: [String: String]) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Held(told: told)),
      FileText.write(String(decoding: data, as: UTF8.self), to: path + ".new")
    else { return false }
    return rename(path + ".new", path) == 0
  }

  /// Forgets what was told.
  func forget() { unlink(path) }

  private struct Held: Codable {
    var version = 1
    var told: [String: String]
  }
}
