import CellGrid

/// Where the parts of the frame lie.
struct FrameLayout {
  let first: Rect
  let second: Rect
  let body: Rect
  /// The timeline; empty when there is no room for it.
  let day: Rect
  let hints: Rect

  static let least = Size(width: 40, height: 12)

  init(size: Size, showsDay: Bool) {
    let all = Rect(size)
    let dayHeight = !showsDay || size.height < 16 ? 0 : size.height < 20 ? 1 : 3
    let rows = all.rows([.fixed(1), .fixed(1), .rest, .fixed(dayHeight), .fixed(1)])
    first = rows[0]
    second = rows[1]
    body = rows[2]
    day = rows[3]
    hints = rows[4]
  }

  static func fits(_ size: Size) -> Bool {
    size.width >= least.width && size.height >= least.height
  }
}
