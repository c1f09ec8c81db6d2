/// The places of a list.
struct XMLItems: UnkeyedDecodingContainer {
  let list: XMLDecoder
  let items: [Int32]
  private(set) var currentIndex = 0

  init(list: XMLDecoder, items: [Int32]) {
    self.list = list
    self.items = items
  }

  var codingPath: [any CodingKey] { list.codingPath }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex == items.count }

  func decodeNil() -> Bool { false }

  mutating func decode(_ type: String.Type) throws -> String { try next().text() }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().decode(type) }

  mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws
    -> KeyedDecodingContainer<Key>
  {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }

  private mutating func next() throws -> XMLDecoder {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        XMLDecoder.self, DecodingError.Context(codingPath: codingPath, debugDescription: ""))
    }
    defer { currentIndex += 1 }
    return list.at(items[currentIndex])
  }
}

// The protocol has no shorter way of saying these.
extension XMLItems {
  mutating func decode(_ type: Bool.Type) throws -> Bool { try next().scalar(type) }
  mutating func decode(_ type: Double.Type) throws -> Double { try next().scalar(type) }
  mutating func decode(_ type: Int.Type) throws -> Int { try next().scalar(type) }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try next().scalar(type) }
  mutating func decode(_ type: Float.Type) throws -> Float { try next().scalar(type) }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try next().scalar(type) }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try next().scalar(type) }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try next().scalar(type) }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try next().scalar(type) }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next().scalar(type) }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next().scalar(type) }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next().scalar(type) }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next().scalar(type) }
}
