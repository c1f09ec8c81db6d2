import CellGrid

extension ListPane {
  /// Where the columns of a section lie: those that fit, or, wide, all from the column cursor on.
  func place(_ section: ListSection, width: Int) -> [PlacedColumn] {
    let kept = section.columns.indices.filter { index in
      index == section.nameColumn || !hidden.contains(section.columns[index].id)
    }
    let placed =
      isWide
      ? wide(
        kept.map { section.columns[$0] }, cursor: column.flatMap { kept.firstIndex(of: $0) },
        width: width)
      : Column.place(kept.map { section.columns[$0] }, width: width)
    return placed.map { place in
      var moved = place
      moved.index = kept[place.index]
      return moved
    }
  }

  /// The first column stays; the others begin so far to the right that the cursor's is in view.
  private func wide(_ columns: [Column], cursor: Int?, width: Int) -> [PlacedColumn] {
    let last = columns.count - 1
    for start in 1...max(1, min(cursor ?? 1, last)) {
      let placed = Column.placeInOrder(columns, from: start, width: width)
      guard let cursor, cursor > 0, !placed.contains(where: { $0.index == cursor }) else {
        return placed
      }
    }
    return Column.placeInOrder(columns, from: max(1, min(cursor ?? 1, last)), width: width)
  }

  /// The message of a row in lines as wide as its column.
  func message(_ section: ListSection, _ row: Int) -> [String] {
    guard let place = messageColumn(section), place.index < section.rows[row].fields.count else {
      return []
    }
    return Text.wrap(section.rows[row].fields[place.index].text, to: max(8, place.width))
  }

  /// Where messages stand, in a list that has them.
  func messageColumn(_ section: ListSection) -> PlacedColumn? {
    place(section, width: width).first { section.columns[$0.index].id == "message" }
  }

  /// The columns that the user may take away: all but the one that names the row.
  var columnChoices: [Column] {
    guard let section = selectedSection else { return [] }
    return section.columns.indices.filter { $0 != section.nameColumn }
      .map { section.columns[$0] }.filter { !$0.title.isEmpty }
  }
}
