package import Redaction
package import ServerlessModel

/// What is cut out of a recording, and how.
package struct CutOptions: Sendable {
  package var span: TimeSpan
  package var scope: Scope
  /// The moment that the file opens at.
  package var openAt: Instant
  package var out: String
  /// Whether account ids, and the ids of keys that tell them, stay as they are.
  package var keepsAccounts = false
  /// The user's notes on the window.
  package var notes: [UserNote] = []
  /// Whether the notes go along.
  package var keepsNotes = false
  /// The user's own patterns of what is to be masked.
  package var patterns = CustomPatterns()
  package var recordedBy: String
  /// What the file says it is.
  package var origin = "cut"

  /// Cuts a window and a scope into a file that opens at the window's end.
  package init(span: TimeSpan, scope: Scope, out: String, recordedBy: String) {
    self.span = span
    self.scope = scope
    self.out = out
    self.recordedBy = recordedBy
    openAt = span.end
  }
}

/// Why nothing was cut; no file was made.
package enum CutError: Error, Hashable, Sendable {
  case outside(TimeSpan, held: TimeSpan)
  case nothingInScope(at: Instant)
  case opensOutside(Instant, TimeSpan)
  case exists(path: String)

  /// The exit code of the command.
  package var exitCode: Int32 {
    switch self {
    case .outside, .nothingInScope: 66
    case .opensOutside: 64
    case .exists: 73
    }
  }

  /// What was asked, why it failed, and what to do.
  package var sentence: String {
    switch self {
    case .outside(let span, let held):
      "Nothing was recorded from \(span.start.rfc3339) to \(span.end.rfc3339): the recording holds "
        + "\(held.start.rfc3339) to \(held.end.rfc3339). Name a window inside it."
    case .nothingInScope(let moment):
      "No resource of that scope stood at \(moment.rfc3339), so there is nothing to cut. List them with: "
        + "perch resources --at \(moment.rfc3339)"
    case .opensOutside(let moment, let span):
      "The file cannot open at \(moment.rfc3339), outside its window of \(span.start.rfc3339) to "
        + "\(span.end.rfc3339). Move --at into it."
    case .exists(let path):
      "\(path) is there already, and perch cut never writes over a file. Name another with --out, or remove it."
    }
  }
}
