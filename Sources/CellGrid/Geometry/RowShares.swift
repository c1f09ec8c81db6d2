/// Rows shared out among panes that each say how many they can use.
///
/// Whoever needs less than its share by weight gets what it needs; the others share what that leaves.
package struct RowShares: Hashable, Sendable {
  /// What one pane can use.
  package struct Wish: Hashable, Sendable {
    /// The rows after which it has no use for more.
    package var rows: Int
    /// How much it counts when there are too few.
    package var weight: Int

    /// Makes a wish.
    package init(rows: Int, weight: Int = 1) {
      self.rows = max(0, rows)
      self.weight = max(1, weight)
    }
  }

  /// What each pane gets, in their order.
  package let rows: [Int]

  /// Shares out `room` rows.
  package init(_ wishes: [Wish], of room: Int) {
    var given = wishes.map(\.rows)
    var open = Array(wishes.indices)
    var left = max(0, room)
    while !open.isEmpty {
      let weight = open.reduce(0) { $0 + wishes[$1].weight }
      let modest = open.filter { wishes[$0].rows * weight <= left * wishes[$0].weight }
      guard modest.isEmpty else {
        left -= modest.reduce(0) { $0 + wishes[$1].rows }
        open.removeAll { modest.contains($0) }
        continue
      }
      var weights = weight
      for index in open {
        given[index] = left * wishes[index].weight / weights
        left -= given[index]
        weights -= wishes[index].weight
      }
      break
    }
    rows = given
  }
}
