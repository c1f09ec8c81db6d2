/// JSON that a rule looks into: definitions of workflows, lines of access logs.
enum JSONTree: Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  /// Reads one document; `nil` for text that is no JSON or lies deeper than `JSONTreeReader.deepest`.
  init?(_ text: String) {
    var reader = JSONTreeReader(text)
    guard let value = reader.document() else { return nil }
    self = value
  }

  /// A member of an object; `nil` for other values.
  subscript(_ name: String) -> JSONTree? { object?[name] }

  var object: [String: JSONTree]? { if case .object(let value) = self { value } else { nil } }
  var list: [JSONTree]? { if case .list(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }

  /// A number, or text that holds one.
  var number: Double? {
    switch self {
    case .number(let value): value
    case .text(let text): Double(text)
    default: nil
    }
  }
}
