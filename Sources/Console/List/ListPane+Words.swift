import CellGrid
import InsightEngine
import ServerlessModel

extension ListPane {
  /// Filter, sort and position, for the second line.
  var status: String {
    var parts: [String] = []
    if let filter { parts.append("/\(filter.text)") }
    if problemsOnly { parts.append("! problems only") }
    if let sort {
      let title = selectedSection?.columns.first { $0.id == sort.column }?.title ?? sort.column
      parts.append("sort \(title)\(sort.descending ? "↓" : "↑")")
    } else if !order.isEmpty {
      parts.append("sort \(order)")
    }
    if isWide { parts.append("wide") }
    if wraps { parts.append("wrapped") }
    if !marks.isEmpty { parts.append("\(marks.count) marked") }
    let all = total ?? count
    let nouns = all == 1 ? noun : noun + "s"
    if count > height || base > 0 || all > count {
      parts.append("\(Format.count(base + selected + 1)) of \(totalWords) \(nouns)")
    } else {
      parts.append("\(Format.count(all)) \(nouns)")
    }
    return parts.joined(separator: "  ")
  }

  /// Where the selected row stands: `run 2 of 214, newest first`.
  var place: String? {
    guard count > 0 else { return nil }
    let tail = suffix.isEmpty ? "" : ", \(suffix)"
    return "\(noun) \(Format.count(base + selected + 1)) of \(totalWords)\(tail)"
  }

  private var totalWords: String {
    Format.count(total ?? count) + (totalIsLeast ? "+" : "")
  }

  /// The rows shown as labelled lines.
  var linear: [String] {
    var text: [String] = []
    for line in lines {
      switch line {
      case .blank: text.append("")
      case .title(let section): text.append("== \(Text.clean(sections[section].title ?? ""))")
      case .header, .rest: break
      case .note(let section, let note):
        text.append(Text.clean(sections[section].notes[note].map(\.text).joined()))
      case .row(let section, let row): text.append(linear(sections[section], row))
      }
    }
    return text
  }

  private func linear(_ section: ListSection, _ index: Int) -> String {
    let row = section.rows[index]
    let isSelected = selectedRow?.id == row.id
    var parts = zip(section.columns, row.fields).compactMap { column, field -> String? in
      guard !field.text.isEmpty else { return nil }
      return column.title.isEmpty ? field.text : "\(column.title): \(field.text)"
    }
    if let severity = row.severity { parts.insert(severity.rawValue, at: 0) }
    return (isSelected ? "> " : "  ") + Text.clean(parts.joined(separator: ", "))
  }

  /// Two marked rows of one section, or the selected and a marked one.
  var compared: (section: ListSection, left: ListRow, right: ListRow)? {
    var ids = marks
    if ids.count == 1, let id = selectedRow?.id, id != ids[0] { ids.append(id) }
    guard ids.count >= 2 else { return nil }
    let found = ids.suffix(2).compactMap { id in
      sections.lazy.compactMap { section in
        section.rows.first { $0.id == id }.map { (section, $0) }
      }.first
    }
    guard found.count == 2, found[0].0.id == found[1].0.id else { return nil }
    return (found[0].0, found[0].1, found[1].1)
  }

  /// Two rows side by side, column by column; what is the same is dim.
  var comparison: TextDialog? {
    guard let (section, left, right) = compared else { return nil }
    var lines: [[Span]] = []
    for (index, column) in section.columns.enumerated() {
      let a = index < left.fields.count ? left.fields[index] : .empty
      let b = index < right.fields.count ? right.fields[index] : .empty
      guard !a.text.isEmpty || !b.text.isEmpty else { continue }
      lines.append([
        Span(Text.pad(index == section.nameColumn ? "" : column.title, to: 10), .dim),
        Span(Text.pad(a.text, to: 22) + " ", a.text == b.text ? .dim : .text),
        Span(Text.pad(b.text, to: 22) + " ", a.text == b.text ? .dim : .text),
        Span(Self.ratio(a.number, b.number), .accent),
      ])
    }
    return TextDialog(title: "compare", lines: lines)
  }

  private static func ratio(_ left: Double?, _ right: Double?) -> String {
    guard let left, let right, left != right else { return "" }
    guard left > 0 else { return "+" + Figures.fixed(right, 1) }
    let ratio = right / left
    if ratio >= 2 { return "×\(Figures.fixed(ratio, 1))" }
    let percent = (ratio - 1) * 100
    return (percent > 0 ? "+" : "") + Figures.fixed(percent, 0) + " %"
  }
}
