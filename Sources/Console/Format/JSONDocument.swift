import CellGrid

/// A JSON document as it was written: members in their order, numbers untouched.
indirect enum JSONDocument: Hashable, Sendable {
  /// A member of an object.
  struct Member: Hashable, Sendable {
    var name: String
    var value: JSONDocument
  }

  case text(String)
  /// A number, `true`, `false` or `null`, as it stands.
  case plain(String)
  case list([JSONDocument])
  case object([Member])

  /// Reads an object or a list; `nil` for other text and for what lies too deep.
  init?(_ text: String) {
    guard let first = text.utf8.first(where: { $0 > 32 }), first == 123 || first == 91 else {
      return nil
    }
    var reader = JSONDocumentReader(text)
    guard let document = reader.document() else { return nil }
    self = document
  }

  var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The member of a name: `detail.orderId` goes into objects.
  subscript(path: String) -> JSONDocument? {
    if let own = members.first(where: { $0.name == path })?.value { return own }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    let head = path[..<dot]
    return members.first { $0.name == head }?.value[String(path[path.index(after: dot)...])]
  }

  /// In one line, as it would be read aloud: texts without quotes.
  var words: String {
    switch self {
    case .text(let text): text
    case .plain(let text): text
    case .list(let items): "[" + items.map(\.words).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\($0.name)=\($0.value.words)" }.joined(separator: " ") + "}"
    }
  }

  /// The names of all values that are no objects, those inside objects with the names above them.
  func paths(under prefix: String = "", depth: Int = 0) -> [String] {
    members.flatMap { member -> [String] in
      let path = prefix + member.name
      guard case .object = member.value, depth < 3 else { return [path] }
      return member.value.paths(under: path + ".", depth: depth + 1)
    }
  }

  /// In indented lines, with names and values in roles of their own.
  func lines(indent: Int = 0) -> [[Span]] { Self.lines(self, [], indent) }

  private static func lines(_ value: JSONDocument, _ head: [Span], _ indent: Int) -> [[Span]] {
    let margin = [Span(String(repeating: " ", count: indent), .dim)] + head
    switch value {
    case .plain(let text): return [margin + [Span(text, .accent)]]
    case .text(let text):
      let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let inner = String(repeating: " ", count: indent + 2)
      return parts.enumerated().map { index, part in
        (index == 0 ? margin : [Span(inner, .dim)]) + [Span(String(part), .text)]
      }
    case .list(let items) where items.isEmpty: return [margin + [Span("[]", .dim)]]
    case .object(let members) where members.isEmpty: return [margin + [Span("{}", .dim)]]
    case .list(let items):
      let rest = items.flatMap { lines($0, [Span("- ", .dim)], indent + (head.isEmpty ? 0 : 2)) }
      return head.isEmpty ? rest : [margin] + rest
    case .object(let members):
      let rest = members.flatMap {
        lines($0.value, [Span($0.name, .key), Span(": ", .dim)], indent + (head.isEmpty ? 0 : 2))
      }
      return head.isEmpty ? rest : [margin] + rest
    }
  }
}
