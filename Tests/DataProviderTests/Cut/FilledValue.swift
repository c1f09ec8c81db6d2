/// Makes a value of which every text that is not a name of a case holds one and the same words.
enum FilledValue {
  static func make<Value: Decodable>(_ type: Value.Type, text: String) throws -> Value {
    try Value(from: FillingDecoder(text: text))
  }
}

private struct FillingDecoder: Decoder {
  let text: String
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(FillingKeys<Key>(text: text))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer { FillingList(text: text) }
  func singleValueContainer() -> any SingleValueDecodingContainer { FillingScalar(text: text) }
}

private struct FillingKeys<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let text: String
  var codingPath: [any CodingKey] { [] }
  /// What a dictionary asks for; structs know their keys.
  var allKeys: [Key] { Key(stringValue: text).map { [$0] } ?? [] }

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try FillingScalar(text: text).decode(type)
  }

  /// Cases of an enum are named by fixed words, so that an optional one is left out.
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try? decode(type, forKey: key)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(FillingKeys<Nested>(text: text))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
    FillingList(text: text)
  }

  func superDecoder() -> any Decoder { FillingDecoder(text: text) }
  func superDecoder(forKey key: Key) -> any Decoder { FillingDecoder(text: text) }
}

/// A list of one.
private struct FillingList: UnkeyedDecodingContainer {
  let text: String
  var codingPath: [any CodingKey] { [] }
  var count: Int? { 1 }
  var currentIndex = 0
  var isAtEnd: Bool { currentIndex > 0 }

  mutating func decodeNil() -> Bool { false }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    currentIndex += 1
    return try FillingScalar(text: text).decode(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(FillingKeys<Nested>(text: text))
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer { self }
  mutating func superDecoder() -> any Decoder { FillingDecoder(text: text) }
}

private struct FillingScalar: SingleValueDecodingContainer {
  let text: String
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let scalars: [Any] = [text, true, 1, Int64(1), 1.0]
    if let scalar = scalars.lazy.compactMap({ $0 as? Value }).first { return scalar }
    return try Value(from: FillingDecoder(text: text))
  }
}
