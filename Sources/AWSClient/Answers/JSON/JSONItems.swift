/// The places of a JSON list.
struct JSONItems: DecodedItems {
  private let tree: JSONTree
  private let list: Int
  private let end: Int
  private var place: Int
  private(set) var currentIndex = 0

  init(_ tree: JSONTree, list: Int) {
    self.tree = tree
    self.list = list
    end = Int(tree.places[list].next)
    place = list + 1
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { tree.children(of: list).count }
  var isAtEnd: Bool { place == end }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, tree.places[place].kind == .null else { return false }
    _ = try next()
    return true
  }

  mutating func next() throws -> JSONTreeDecoder {
    guard !isAtEnd else { throw JSONTree.Mismatch() }
    defer {
      currentIndex += 1
      place = Int(tree.places[place].next)
    }
    return JSONTreeDecoder(tree: tree, place: place)
  }
}
