/// Reads one place of a JSON tree as whatever type asks for it.
struct JSONTreeDecoder: Decoder {
  let tree: JSONTree
  let place: Int

  /// What does not fit is told by Foundation's decoder.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard tree.places[place].kind == .object else { throw JSONTree.Mismatch() }
    return KeyedDecodingContainer(JSONMembers<Key>(tree, object: place))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard tree.places[place].kind == .list else { throw JSONTree.Mismatch() }
    return JSONItems(tree, list: place)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  /// Text and series of numbers are so many that they take the short way.
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    if type == String.self, let text = try tree.text(at: place) as? T { return text }
    if type == [Double].self, let numbers = try tree.doubles(at: place) as? T { return numbers }
    return try T(from: self)
  }

  func whole<T: FixedWidthInteger>() throws -> T { try tree.whole(at: place) }
}

// A place that is one value; the protocol has no shorter way of saying these.
extension JSONTreeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { tree.places[place].kind == .null }
  func decode(_ type: String.Type) throws -> String { try tree.text(at: place) }
  func decode(_ type: Bool.Type) throws -> Bool { try tree.flag(at: place) }
  func decode(_ type: Double.Type) throws -> Double { try tree.double(at: place) }
  func decode(_ type: Float.Type) throws -> Float { Float(try tree.double(at: place)) }
  func decode(_ type: Int.Type) throws -> Int { try whole() }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
  func decode(_ type: UInt.Type) throws -> UInt { try whole() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }
}
