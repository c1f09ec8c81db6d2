/// The places of a list.
struct XMLItems: DecodedItems {
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

  mutating func next() throws -> XMLDecoder {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        XMLDecoder.self, DecodingError.Context(codingPath: codingPath, debugDescription: ""))
    }
    defer { currentIndex += 1 }
    return list.at(items[currentIndex])
  }
}
