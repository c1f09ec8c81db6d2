import CellGrid
import ServerlessModel

/// Which rows of a section are shown, and in what order.
enum ListOrder {
  static func rows(
    of section: ListSection, matcher: RowMatcher?, problemsOnly: Bool, folded: Set<String>,
    sort: ListPane.Sort?
  ) -> [Int] {
    let names = section.columns.map { "\($0.id.lowercased())\u{1}\($0.title.lowercased())" }
    let kept = section.rows.indices.filter { index in
      let row = section.rows[index]
      if problemsOnly, !isProblem(row) { return false }
      return matcher?.matches(row, columns: names) ?? true
    }
    let column = sort.flatMap { wanted in section.columns.firstIndex { $0.id == wanted.column } }
    guard section.isTree else { return sorted(kept, section, column, sort) }
    return tree(section, kept: Set(kept), folded: folded, column, sort)
  }

  private static func isProblem(_ row: ListRow) -> Bool {
    row.severity == .critical || row.severity == .warning
  }

  /// Roots with a match among their children stay, and so do all children of a root that matches.
  private static func tree(
    _ section: ListSection, kept: Set<Int>, folded: Set<String>, _ column: Int?,
    _ sort: ListPane.Sort?
  ) -> [Int] {
    var families: [(root: Int, children: [Int])] = []
    for index in section.rows.indices {
      if section.rows[index].depth == 0 || families.isEmpty {
        families.append((index, []))
      } else {
        families[families.count - 1].children.append(index)
      }
    }
    let roots = families.filter { family in
      kept.contains(family.root) || family.children.contains { kept.contains($0) }
    }
    let order = sorted(roots.map(\.root), section, column, sort)
    return order.flatMap { root -> [Int] in
      guard !folded.contains(section.rows[root].id),
        let family = roots.first(where: { $0.root == root })
      else { return [root] }
      return [root] + sorted(family.children.filter { kept.contains($0) }, section, column, sort)
    }
  }

  private static func sorted(
    _ rows: [Int], _ section: ListSection, _ column: Int?, _ sort: ListPane.Sort?
  ) -> [Int] {
    guard let column, let sort else { return rows }
    func field(_ index: Int) -> Field {
      let fields = section.rows[index].fields
      return column < fields.count ? fields[column] : .empty
    }
    return rows.sorted { left, right in
      let (a, b) = (field(left), field(right))
      // What is not known comes last, whichever way the order runs.
      switch (a.number, b.number) {
      case (let x?, let y?) where x != y: return sort.descending ? x > y : x < y
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil) where a.text != b.text:
        return sort.descending ? a.text > b.text : a.text < b.text
      default: return left < right
      }
    }
  }
}
