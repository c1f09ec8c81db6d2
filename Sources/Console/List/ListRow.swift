import CellGrid
import ServerlessModel

/// One cell of a list: how it is drawn, what it says, what it is sorted by.
struct Field: Hashable, Sendable {
  var cell: TableCell
  var text: String
  var number: Double?

  init(_ text: String, _ role: Role = .text, _ attributes: Attributes = [], number: Double? = nil) {
    cell = .text(text, role, attributes)
    self.text = text
    self.number = number
  }

  init(cell: TableCell, text: String, number: Double? = nil) {
    self.cell = cell
    self.text = text
    self.number = number
  }

  /// Nothing is known.
  static let unknown = Field("–", .dim)
  static let empty = Field(cell: .empty, text: "")

  static func identifier(_ text: String, _ role: Role = .text) -> Field {
    Field(cell: .identifier(text, role), text: text)
  }

  static func spark(_ values: [Double?], _ role: Role = .chart1) -> Field {
    Field(cell: .spark(values, role), text: "", number: values.compactMap(\.self).reduce(0, +))
  }

  /// A figure with a severity's glyph and letter before it.
  static func marked(
    _ text: String, _ severity: Severity?, number: Double?, width: Int = 5
  ) -> Field {
    guard let severity else { return Field(text, number: number) }
    let role = severity.role
    return Field(
      cell: .spans([
        Span("\(severity.glyph)\(severity.letter)", role, .bold),
        Span(Text.pad(text, to: max(width, Text.width(text)), align: .right), role),
      ]),
      text: text, number: number)
  }
}

/// What a row opens.
enum Target: Hashable, Sendable {
  case service(ServiceReference)
  case resource(ResourceID, ResourceTab = .overview)
  case execution(ExecutionID)
  case finding(String)
  case errorGroup(ErrorGroupID)
  /// By the alarm's id.
  case alarm(String)
  case view(ViewPath)
  case moment(Instant)
}

/// One row of a list.
struct ListRow: Sendable {
  var id: String
  var fields: [Field]
  /// Marked at the left, and kept by `!`.
  var severity: Severity?
  var target: Target?
  /// 0 at the root of a tree.
  var depth = 0
  var fold = TreeRow.Fold.leaf
  /// The first field runs over all columns.
  var spansColumns = false
  /// What `Y` copies.
  var arn: String?
  /// What `W` says of it.
  var why: [String] = []
  /// Lines under it, when it is unfolded.
  var details: [[Span]] = []
  /// Stands at the left in place of the severity's.
  var gutter: Character?
  /// More words that a filter finds it by.
  var keywords = ""

  var searchText: String {
    (fields.map(\.text).joined(separator: " ") + " " + keywords).lowercased()
  }

  /// The field of a column, by the column's id or title.
  func field(named name: String, columns: [String]) -> Field? {
    guard
      let index = columns.firstIndex(where: { $0.split(separator: "\u{1}").contains { $0 == name } }
      )
    else { return nil }
    return index < fields.count ? fields[index] : nil
  }
}

/// Rows that share their columns.
struct ListSection: Sendable {
  var id: String
  /// Stands above the columns' titles.
  var title: String?
  var columns: [Column]
  var rows: [ListRow]
  /// Lines under the rows.
  var notes: [[Span]] = []
  var isTree = false
  var hasHeader = true
  var nameColumn = 0
}
