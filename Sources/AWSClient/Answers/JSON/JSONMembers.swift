/// The members of a JSON object, under the names of a type or under those that they have.
final class JSONMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let tree: JSONTree
  private let object: Int
  /// Whether names are read in Swift's spelling.
  private let isFolding: Bool
  /// Where the next name of a map most likely stands.
  private var expected: Int

  init(_ tree: JSONTree, object: Int) {
    self.tree = tree
    self.object = object
    expected = object + 1
    // A type knows its keys, a map takes any and keeps them as they are.
    isFolding = tree.isFolding && Key(stringValue: "") == nil
  }

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    tree.children(of: object).compactMap { place in
      (try? tree.text(at: place)).flatMap {
        Key(stringValue: isFolding ? FoldedKey.folded($0) : $0)
      }
    }
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try member(key).decode(type)
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try memberIfAny(key)?.decode(type)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<Nested>
  {
    try member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { JSONTreeDecoder(tree: tree, place: object) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }

  private func find(_ key: Key) -> Int? {
    var name = key.stringValue
    return name.withUTF8 { isFolding ? folded($0) : exact($0) }
  }

  /// The first member whose name reads like this one.
  private func folded(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = Int(tree.places[object].next)
    var key = object + 1
    while key < end {
      if tree.isName(at: key, foldedTo: name) { return key + 1 }
      key = Int(tree.places[key + 1].next)
    }
    return nil
  }

  /// Maps are asked for one name after the other, in the order that they have.
  private func exact(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = Int(tree.places[object].next)
    for range in [expected..<end, object + 1..<expected] {
      var key = range.lowerBound
      while key < range.upperBound {
        let next = Int(tree.places[key + 1].next)
        if tree.isName(at: key, name) {
          expected = next
          return key + 1
        }
        key = next
      }
    }
    return nil
  }

  private func member(_ key: Key) throws -> JSONTreeDecoder {
    guard let place = find(key) else { throw JSONTree.Mismatch() }
    return JSONTreeDecoder(tree: tree, place: place)
  }

  /// A member that is null says nothing.
  private func memberIfAny(_ key: Key) throws -> JSONTreeDecoder? {
    guard let place = find(key), tree.places[place].kind != .null else { return nil }
    return JSONTreeDecoder(tree: tree, place: place)
  }
}

// The protocol has no shorter way of saying these.
extension JSONMembers {
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try member(key).decode(type)
  }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).decode(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try member(key).decode(type)
  }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try member(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).whole() }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).whole() }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).whole() }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).whole() }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).whole() }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).whole() }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).whole() }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try member(key).whole() }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try member(key).whole() }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try member(key).whole() }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try memberIfAny(key)?.decode(type)
  }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try memberIfAny(key)?.decode(type)
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try memberIfAny(key)?.decode(type)
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try memberIfAny(key)?.whole()
  }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    try memberIfAny(key)?.whole()
  }
}
