import AWSClient

/// Why a document that was recognised could not be read.
package struct AnswerError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// As one types it: `lambda list-functions`.
  package var operation: String?
  /// From 1; `nil` where only the field is known.
  package var line: Int?
  /// What stood in the way: `Functions[3].MemorySize: expected a whole number`.
  package var expected: String

  package var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return "\(place): \(why)"
  }

  /// The same without the place.
  package var why: String {
    let what = operation.map { "the answer of aws \($0)" } ?? "an AWS answer"
    return "cannot read \(what): \(expected)"
  }
}

extension AnswerError {
  init(_ error: AWSJSONError, path: String, operation: AWSOperation) {
    self.init(
      path: path, operation: operation.title, line: error.line,
      expected: (error.field.isEmpty ? "" : error.field + ": ") + "expected " + error.expected)
  }
}
