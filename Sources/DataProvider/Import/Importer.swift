import Glibc
import Redaction
import ServerlessModel
package import SnapshotStore

/// Makes a recording of files, or adds them to one.
package struct Importer: Sendable {
  private let options: ImportOptions

  /// Makes an importer that has read nothing yet.
  package init(options: ImportOptions) { self.options = options }

  /// Reads all files and writes the recording; the old one stays as it is until the new one is complete.
  ///
  /// `completing` may add to the recording before it is closed, findings for example.
  package func run(
    progress: (ImportProgress) -> Void = { _ in },
    completing: (SnapshotWriter) throws(SnapshotError) -> Void = { (_) throws(SnapshotError) in }
  ) throws(ImportError) -> ImportResult {
    var walk = InputWalk()
    for path in options.paths { try walk.add(path) }
    if let report = options.report { try ProblemReport.check(report) }
    var session = try ImportSession(options)
    do {
      for refusal in walk.refusals { session.note(refusal) }
      try session.read(walk.files, progress: progress)
      try session.finish(progress: progress, completing: completing)
    } catch {
      session.abandon()
      throw error
    }
    if let report = options.report { try ProblemReport.write(session.result, to: report) }
    return session.result
  }
}

/// Writes the list of what was not understood.
enum ProblemReport {
  /// Whether the list can be written, before hours of reading; what it holds stays until then.
  static func check(_ path: String) throws(ImportError) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw ImportError.cannotCreate(path: path, why: String(cString: strerror(errno)))
    }
    close(file)
  }

  static func write(_ result: ImportResult, to path: String) throws(ImportError) {
    let lines = result.problems.map { $0.sentence + "\n" }.joined()
    let more = result.notUnderstood - result.problems.count
    let text = lines + (more > 0 ? "and \(more) more\n" : "")
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw ImportError.cannotCreate(path: path, why: String(cString: strerror(errno)))
    }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write($0) }
      guard count > 0 else {
        throw ImportError.cannotCreate(path: path, why: String(cString: strerror(errno)))
      }
      rest = rest.dropFirst(count)
    }
    func write(_ bytes: UnsafeRawBufferPointer) -> Int {
      Glibc.write(file, bytes.baseAddress, bytes.count)
    }
  }
}
