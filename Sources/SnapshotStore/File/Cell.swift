/// One value on its way into a statement.
enum Cell {
  case null
  case int(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  static func int(_ value: Int) -> Cell { .int(Int64(value)) }
  static func optional(_ value: Int64?) -> Cell { value.map { .int($0) } ?? .null }
  static func optional(_ value: Int?) -> Cell { value.map { .int(Int64($0)) } ?? .null }
  static func optional(_ value: String?) -> Cell { value.map { .text($0) } ?? .null }
  static func optional(_ value: Double?) -> Cell { value.map { .real($0) } ?? .null }
}
