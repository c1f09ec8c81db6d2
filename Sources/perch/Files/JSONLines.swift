import Foundation

/// Files of JSON lines that only ever grow.
enum JSONLines {
  /// Adds a line; one that was cut short before it stays a line of its own.
  ///
  /// - Throws: `CommandFailure` when the file cannot be written; what it held stays.
  static func add(_ line: some Encodable, to path: String, what: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = String(decoding: try encoder.encode(line), as: UTF8.self) + "\n"
    if let last = FileText.read(path)?.last, last != UInt8(ascii: "\n") { text = "\n" + text }
    guard FileText.append(text, to: path) else {
      throw CommandFailure(
        .cannotCreate,
        "The \(what) was not kept: \(path) cannot be written. Check the folder's permissions and room."
      )
    }
  }
}
