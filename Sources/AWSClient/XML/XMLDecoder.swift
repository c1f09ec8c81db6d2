/// Reads one element of a document as whatever type asks for it.
struct XMLDecoder: Decoder {
  let document: XMLDocument
  let place: Int32

  var codingPath: [any CodingKey] { document.way(to: place).map { FoldedKey(stringValue: $0) } }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(XMLMembers<Key>(self))
  }

  /// Every child is a place of the list, whatever its name.
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let items = document.children(of: place)
    guard !items.isEmpty || document.isBlank(place) else { throw mismatch([String].self) }
    return XMLItems(list: self, items: items)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func at(_ place: Int32) -> XMLDecoder { XMLDecoder(document: document, place: place) }

  /// The element's text as text.
  func text() throws -> String {
    guard document.nodes[Int(place)].first < 0 else { throw mismatch(String.self) }
    return document.text(of: place)
  }

  /// The element's text as a number or as true or false.
  func scalar<T: LosslessStringConvertible>(_ type: T.Type) throws -> T {
    let text = try text()
    if let value = T(text) ?? T(text.trimmed) { return value }
    throw mismatch(type)
  }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    if type == String.self, let text = try text() as? T { return text }
    return try T(from: self)
  }

  private func mismatch(_ type: any Any.Type) -> DecodingError {
    .typeMismatch(type, DecodingError.Context(codingPath: codingPath, debugDescription: ""))
  }
}

extension String {
  /// Without the blanks around it.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
