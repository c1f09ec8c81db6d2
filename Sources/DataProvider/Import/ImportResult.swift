/// One line or file that was not understood.
package struct ImportProblem: Hashable, Sendable {
  package var path: String
  /// Counted from 1; 0 for the file as a whole.
  package var line: Int
  package var reason: String

  package var sentence: String { line > 0 ? "\(path):\(line): \(reason)" : "\(path): \(reason)" }
}

/// What an import found.
package struct ImportResult: Hashable, Sendable {
  package var linesRead = 0
  package var executions = 0
  package var segments = 0
  package var points = 0
  package var logLines = 0
  package var resources = 0
  /// Documents that were no logs: answers of AWS operations, and traces.
  package var documents = 0
  package var masked: [String: Int] = [:]
  package var notUnderstood = 0
  /// The first of what was not understood; see `problemLimit`.
  package var problems: [ImportProblem] = []
  /// Sentences for the person: a file cut short, lines without a time.
  package var notes: [String] = []

  package static let problemLimit = 100_000
  /// Documents of which nothing was kept that are said one by one.
  private static let noteLimit = 20

  /// The last line that `perch import` prints.
  package var sentence: String {
    let kinds = masked.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let total = masked.values.reduce(0, +)
    let detail = kinds.isEmpty ? "" : " (" + kinds.joined(separator: ", ") + ")"
    return "\(linesRead) lines read, \(executions) executions, \(segments) segments, "
      + "\(points) points, \(total) masked\(detail), \(notUnderstood) not understood"
  }

  /// Keeps for the report what was understood and not kept.
  mutating func note(_ path: String, _ sentence: String) {
    if problems.count < Self.problemLimit {
      problems.append(ImportProblem(path: path, line: 0, reason: sentence))
    }
  }

  /// Counts what one document gave.
  mutating func take(_ report: AnswerReport, of path: String) {
    segments += report.segments
    points += report.points
    resources += report.resources
    notUnderstood += report.lost
    if !report.isEmpty || report.lost == 0 { documents += 1 }
    for sentence in report.notes { note(path, sentence) }
    if report.isEmpty, let sentence = report.notes.first, notes.count < Self.noteLimit {
      notes.append("\(path): \(sentence)")
    }
  }

  mutating func report(_ path: String, line: Int, _ reason: String) {
    notUnderstood += 1
    if problems.count < Self.problemLimit {
      problems.append(ImportProblem(path: path, line: line, reason: reason))
    }
  }
}
