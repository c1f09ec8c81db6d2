import CellGrid
import ServerlessModel

/// One column of a printed table: a title and how a row's value is put in words.
struct Column: Sendable {
  var title: String
  var right: Bool
  var cell: @Sendable (Row) -> String

  /// A column of a text field.
  static func text(_ title: String, _ field: String) -> Column {
    Column(title: title, right: false) { $0[field].map(CellText.plain) ?? "" }
  }

  /// A column of numbers, set to the right, with at most `decimals` digits after the point.
  static func number(_ title: String, _ field: String, decimals: Int = 0) -> Column {
    Column(title: title, right: true) { row in
      switch row[field] {
      case .number(let number)?: CellText.fixed(number, decimals)
      case .integer(let number)?: String(number)
      case .some(let other): CellText.plain(other)
      case nil: "-"
      }
    }
  }

  /// A column of shares, printed in percent.
  static func percent(_ title: String, _ field: String) -> Column {
    Column(title: title, right: true) { row in
      if case .number(let share)? = row[field] { CellText.fixed(share * 100, 1) } else { "-" }
    }
  }

  /// A column that is worked out from the whole row.
  static func made(
    _ title: String, right: Bool = false, _ cell: @escaping @Sendable (Row) -> String
  )
    -> Column
  {
    Column(title: title, right: right, cell: cell)
  }
}

/// Values as plain text for tables, CSV and Markdown.
enum CellText {
  static func plain(_ value: Value) -> String {
    switch value {
    case .text(let text): Text.clean(text)
    case .time(let moment): moment.rfc3339
    case .integer(let number): String(number)
    case .number(let number): JSONText.plain(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): values.map(plain).joined(separator: " ")
    case .object: JSONText.line(value)
    }
  }

  /// A number with a fixed count of digits after the point.
  static func fixed(_ number: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard number.isFinite, abs(number) * scale < 9e18 else { return "\(number)" }
    let scaled = Int64((abs(number) * scale).rounded())
    let sign = number < 0 && scaled != 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(scaled) }
    let digits = String(scaled % Int64(scale))
    let padding = String(repeating: "0", count: decimals - digits.count)
    return sign + "\(scaled / Int64(scale)).\(padding)\(digits)"
  }
}
