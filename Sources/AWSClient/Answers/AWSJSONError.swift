import Foundation

/// Why an answer could not be read.
package struct AWSJSONError: Error, Hashable, Sendable {
  /// The line of the document, from 1, where it is broken; `nil` where only the field is known.
  package var line: Int?
  /// The way to the field: `Functions[3].MemorySize`; empty for the document itself.
  package var field: String
  package var expected: String

  /// Makes the value from its parts.
  package init(line: Int?, field: String, expected: String) {
    self.line = line
    self.field = field
    self.expected = expected
  }

  /// `data` is the JSON that was read; `nil` for what is sound.
  init(_ error: DecodingError, in data: Data?) {
    switch error {
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self.init(line: nil, field: Self.path(context), expected: Self.words(for: type))
    case .keyNotFound(let key, let context):
      self.init(line: nil, field: Self.path(context), expected: "a key \(key.stringValue)")
    case .dataCorrupted(let context):
      let line = data.flatMap(JSONSyntax.brokenLine(of:))
      self.init(
        line: line, field: Self.path(context),
        expected: line == nil ? context.debugDescription : "valid JSON")
    @unknown default: self.init(line: nil, field: "", expected: "JSON")
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    var text = ""
    for key in context.codingPath {
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return text
  }

  private static func words(for type: any Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Int.Type, is Int64.Type: "a whole number"
    case is Double.Type: "a number"
    case is Bool.Type: "true or false"
    case is any Collection.Type: "a list or an object"
    default: "an object"
    }
  }
}
