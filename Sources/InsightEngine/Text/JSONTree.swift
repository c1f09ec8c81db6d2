/// JSON that a rule looks into: definitions of workflows, lines of access logs.
enum JSONTree: Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  /// Reads one document; `nil` for text that is no JSON or lies deeper than `JSONReader.deepest`.
  init?(_ text: String) {
    var reader = JSONReader(text)
    guard let document = reader.document() else { return nil }
    self.init(document)
  }

  /// What a document says, without the order in which it says it; of members of one name the last.
  init(_ document: JSONDocument) {
    switch document {
    case .text(let text): self = .text(text)
    case .plain("true"): self = .bool(true)
    case .plain("false"): self = .bool(false)
    case .plain(let text): self = Double(text).map { .number($0) } ?? .null
    case .list(let items): self = .list(items.map(JSONTree.init))
    case .object(let members):
      self = .object(
        Dictionary(
          members.map { ($0.name, JSONTree($0.value)) }, uniquingKeysWith: { _, last in last }))
    }
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
