/// The places of a JSON list.
struct JSONItems: UnkeyedDecodingContainer {
  private let tree: JSONTree
  private let end: Int
  private var place: Int
  let count: Int?
  private(set) var currentIndex = 0

  init(_ tree: JSONTree, list: Int) {
    self.tree = tree
    end = Int(tree.places[list].next)
    place = list + 1
    count = tree.children(of: list).count
  }

  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { place == end }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, tree.places[place].kind == .null else { return false }
    _ = try next()
    return true
  }

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

  private mutating func next() throws -> JSONTreeDecoder {
    guard !isAtEnd else { throw JSONTree.Mismatch() }
    defer {
      currentIndex += 1
      place = Int(tree.places[place].next)
    }
    return JSONTreeDecoder(tree: tree, place: place)
  }
}

// The protocol has no shorter way of saying these.
extension JSONItems {
  mutating func decode(_ type: String.Type) throws -> String { try next().decode(type) }
  mutating func decode(_ type: Bool.Type) throws -> Bool { try next().decode(type) }
  mutating func decode(_ type: Double.Type) throws -> Double { try next().decode(type) }
  mutating func decode(_ type: Float.Type) throws -> Float { try next().decode(type) }
  mutating func decode(_ type: Int.Type) throws -> Int { try next().whole() }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try next().whole() }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try next().whole() }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try next().whole() }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try next().whole() }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try next().whole() }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next().whole() }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next().whole() }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next().whole() }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next().whole() }
}
