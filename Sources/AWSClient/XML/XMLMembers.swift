/// The members of an element: its children by name, or the entries of a map by their keys.
struct XMLMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let element: XMLDecoder
  /// Whether the children are `entry` with `key` and `value`.
  private let isMap: Bool

  init(_ element: XMLDecoder) {
    self.element = element
    let document = element.document
    let first = document.nodes[Int(element.place)].first
    isMap =
      first >= 0 && document.names[Int(document.nodes[Int(first)].name)] == "entry"
      && document.child(of: first, named: "key") != nil
  }

  var codingPath: [any CodingKey] { element.codingPath }

  var allKeys: [Key] {
    element.document.children(of: element.place).compactMap { Key(stringValue: name(of: $0)) }
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }

  func decodeNil(forKey key: Key) -> Bool { find(key) == nil }

  func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).text() }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try member(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<Nested>
  {
    try member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { element }
  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }

  private func name(of child: Int32) -> String {
    let document = element.document
    guard isMap else { return document.names[Int(document.nodes[Int(child)].name)] }
    return document.child(of: child, named: "key").map { document.text(of: $0) } ?? ""
  }

  private func find(_ key: Key) -> Int32? {
    let document = element.document
    guard isMap else { return document.child(of: element.place, named: key.stringValue) }
    let entry = document.children(of: element.place).first { name(of: $0) == key.stringValue }
    return entry.flatMap { document.child(of: $0, named: "value") }
  }

  private func member(_ key: Key) throws -> XMLDecoder {
    if let place = find(key) { return element.at(place) }
    throw DecodingError.keyNotFound(
      key, DecodingError.Context(codingPath: codingPath, debugDescription: ""))
  }

  private func scalar<T: LosslessStringConvertible>(_ type: T.Type, _ key: Key) throws -> T {
    try member(key).scalar(type)
  }

  /// An element that is there and blank says nothing.
  private func scalarIfAny<T: LosslessStringConvertible>(_ type: T.Type, _ key: Key) throws -> T? {
    guard let place = find(key), !element.document.isBlank(place) else { return nil }
    return try element.at(place).scalar(type)
  }
}

// The protocol has no shorter way of saying these.
extension XMLMembers {
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try scalar(type, key) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try scalar(type, key) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try scalar(type, key) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try scalar(type, key) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try scalar(type, key) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try scalar(type, key) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try scalar(type, key) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try scalar(type, key) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try scalar(type, key) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try scalar(type, key) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try scalar(type, key) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try scalar(type, key) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try scalar(type, key) }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try scalarIfAny(type, key)
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try scalarIfAny(type, key)
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try scalarIfAny(type, key)
  }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    try scalarIfAny(type, key)
  }
}
