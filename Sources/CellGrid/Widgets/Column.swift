/// A column of a table.
package struct Column: Hashable, Sendable {
  /// What names it to the program; sort and cursor refer to it.
  package var id: String
  /// What stands in the header.
  package var title: String
  /// Where its text sits.
  package var align: Alignment
  /// The width under which it is not shown.
  package var least: Int
  /// The width it takes when there is room.
  package var ideal: Int
  /// Its share of the room left over after all have their ideal; 0 takes none.
  package var flex: Int
  /// Lower is kept longer on a narrow terminal; 0 is always shown.
  package var priority: Int
  /// What its numbers are; `nil` for counts, and where there are none.
  package var measure: Measure?

  /// Makes a column.
  package init(
    _ id: String, _ title: String, align: Alignment = .left, least: Int, ideal: Int? = nil,
    flex: Int = 0, priority: Int = 0, measure: Measure? = nil
  ) {
    self.id = id
    self.title = title
    self.align = align
    self.least = least
    self.ideal = max(least, ideal ?? least)
    self.flex = flex
    self.priority = priority
    self.measure = measure
  }
}

/// What the numbers of a column are, as filters compare with them.
package enum Measure: Hashable, Sendable {
  case milliseconds, megabytes, bytes, dollars, percent
  /// Milliseconds since 1970.
  case instant
  /// A number that rows are sorted by and that says nothing by itself.
  case rank
}

/// A column with the room it got.
package struct PlacedColumn: Hashable, Sendable {
  /// Which column, as an index into those given.
  package var index: Int
  /// Its first cell, counted from the table's left edge.
  package var x: Int
  /// Its cells.
  package var width: Int
}

extension Column {
  /// Chooses the columns that fit a width and shares it out: least, then ideal by priority, then flex.
  ///
  /// Columns keep their order. The first cell is left to the gutter; a blank parts two columns.
  package static func place(
    _ columns: [Column], width: Int, gutter: Int = 1, gap: Int = 1
  ) -> [PlacedColumn] {
    let order = columns.indices.sorted { (columns[$0].priority, $0) < (columns[$1].priority, $1) }
    var shown: [Int] = []
    var left = width - gutter + gap
    for index in order {
      let cost = columns[index].least + gap
      guard cost <= left else {
        if columns[index].priority == 0, left > gap + 1 {
          shown.append(index)
          left = 0
        }
        continue
      }
      shown.append(index)
      left -= cost
    }
    return spread(columns, shown: shown, width: width, gutter: gutter, gap: gap)
  }

  /// The first column, and in order those from another one on that fit; the last takes what is left.
  package static func placeInOrder(
    _ columns: [Column], from start: Int, width: Int, gutter: Int = 1, gap: Int = 1
  ) -> [PlacedColumn] {
    var shown: [Int] = []
    var left = width - gutter + gap
    for index in columns.indices where index == 0 || index >= start {
      let cost = columns[index].least + gap
      guard cost <= left || shown.isEmpty else { break }
      shown.append(index)
      left -= cost
    }
    return spread(columns, shown: shown, width: width, gutter: gutter, gap: gap)
  }

  private static func spread(
    _ columns: [Column], shown: [Int], width: Int, gutter: Int, gap: Int
  ) -> [PlacedColumn] {
    var widths = columns.map(\.least)
    var left = width - gutter - gap * max(0, shown.count - 1)
    left -= shown.reduce(0) { $0 + widths[$1] }
    for index in shown where left < 0 {
      let cut = min(-left, columns[index].least - 1)
      widths[index] = columns[index].least - cut
      left += cut
    }
    for index in shown where left > 0 {
      let extra = min(left, columns[index].ideal - columns[index].least)
      widths[index] += extra
      left -= extra
    }
    var weights = shown.reduce(0) { $0 + columns[$1].flex }
    for index in shown where columns[index].flex > 0 && left > 0 {
      let extra = left * columns[index].flex / weights
      widths[index] += extra
      left -= extra
      weights -= columns[index].flex
    }
    var x = gutter
    return shown.sorted().map { index in
      let placed = PlacedColumn(index: index, x: x, width: widths[index])
      x += placed.width + gap
      return placed
    }
  }
}
