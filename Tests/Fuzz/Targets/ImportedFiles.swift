import Redaction
import ServerlessModel

@testable import DataProvider

/// A file for `perch import`, of whatever form its first bytes say.
enum ImportedFiles: FuzzTarget {
  private static let file = NamelessFile()
  private static let options: ImportOptions = {
    guard let key = RedactionKey(bytes: [UInt8](repeating: 7, count: RedactionKey.byteCount)) else {
      fatalError("a key of the right length is none")
    }
    return ImportOptions(paths: [], out: "", key: key)
  }()

  static func read(_ bytes: UnsafeRawBufferPointer) {
    file.fill(bytes)
    guard let input = try? InputFile(file.path) else { fatalError("the file cannot be opened") }
    var lines = 0
    var textBytes = 0
    var intake = Intake(options: options, held: []) { group in
      lines += group.blocks.reduce(0) { $0 + $1.count }
      textBytes += group.blocks.reduce(0) { $0 + $1.text.count }
    }
    var answers = AnswerReader(options: AnswerOptions())
    FileImport(input, function: nil, defaultGroup: intake.defaultGroup)
      .read(into: &intake, answers: &answers) { _ in }
    intake.handOnAll()
    let batch = answers.drain(fallback: Instant(milliseconds: 0))
    let found = lines + batch.points.reduce(0) { $0 + $1.points.count }
    let plain = max(bytes.count, isPacked(bytes) ? 64 << 20 : 0)
    expect(found <= plain, "a file of \(bytes.count) bytes gives \(found) lines and points")
    // A mask is longer than what it masks.
    expect(textBytes <= 8 * plain, "\(textBytes) bytes of text come from \(bytes.count)")
  }

  /// Whether something in it may be larger than it looks: gzip, zstd, or gzip as base64.
  private static func isPacked(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5])
      || bytes.firstRange(of: Array("H4sI".utf8)) != nil
  }
}
