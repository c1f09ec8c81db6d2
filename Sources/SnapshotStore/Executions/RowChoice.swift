/// Which rows of a chunk are read: all of some blocks of 128, or a few by their places.
struct RowChoice {
  let blocks: Range<Int>
  /// Rising; `nil` for all rows of the blocks.
  let places: [Int]?

  /// All rows of some blocks.
  init(_ blocks: Range<Int>) {
    self.blocks = blocks
    places = nil
  }

  /// The rows at some places, which rise.
  init(places: [Int]) {
    let first = (places.first ?? 0) / BitPacking.block
    blocks = first..<max(first, ((places.last ?? -1) / BitPacking.block) + 1)
    self.places = places
  }

  /// How many rows of a chunk of `rows` are read.
  func count(of rows: Int) -> Int {
    places?.count ?? max(0, min(rows, blocks.upperBound * BitPacking.block) - place(0))
  }

  /// Where the `index`-th of them stands in the chunk.
  func place(_ index: Int) -> Int {
    places?[index] ?? blocks.lowerBound * BitPacking.block + index
  }

  /// Whether the places are so few that each is looked up, instead of reading their blocks.
  var isSparse: Bool {
    places.map { $0.count * 16 <= blocks.count * BitPacking.block } ?? false
  }
}
