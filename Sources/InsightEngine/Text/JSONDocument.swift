/// A JSON document as it was written: members in their order, numbers untouched.
package indirect enum JSONDocument: Hashable, Sendable {
  /// A member of an object.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONDocument
  }

  case text(String)
  /// A number, `true`, `false` or `null`, as it stands.
  case plain(String)
  case list([JSONDocument])
  case object([Member])

  /// Reads an object or a list; `nil` for other text and for what lies too deep.
  package init?(_ text: String) {
    guard let first = text.utf8.first(where: { $0 > 32 }), first == 123 || first == 91 else {
      return nil
    }
    var reader = JSONReader(text)
    guard let document = reader.document() else { return nil }
    self = document
  }

  package var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The member of a name: `detail.orderId` goes into objects.
  package subscript(path: String) -> JSONDocument? {
    if let own = members.first(where: { $0.name == path })?.value { return own }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    let head = path[..<dot]
    return members.first { $0.name == head }?.value[String(path[path.index(after: dot)...])]
  }

  /// In one line, as it would be read aloud: texts without quotes.
  package var words: String {
    switch self {
    case .text(let text): text
    case .plain(let text): text
    case .list(let items): "[" + items.map(\.words).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\($0.name)=\($0.value.words)" }.joined(separator: " ") + "}"
    }
  }

  /// The names of all values that are no objects, those inside objects with the names above them.
  package func paths(under prefix: String = "", depth: Int = 0) -> [String] {
    members.flatMap { member -> [String] in
      let path = prefix + member.name
      guard case .object = member.value, depth < 3 else { return [path] }
      return member.value.paths(under: path + ".", depth: depth + 1)
    }
  }
}
