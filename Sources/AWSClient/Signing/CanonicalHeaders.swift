/// The header fields of a canonical request: sorted, in small letters, without needless blanks.
struct CanonicalHeaders {
  /// `name:value` lines, each with its line end.
  let lines: String
  /// The names, with semicolons between them.
  let names: String

  /// Fields that proxies and the transport may change, and the signature itself.
  private static let unsigned: Set<String> = [
    "accept-encoding", "authorization", "connection", "content-length", "expect",
    "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "user-agent",
    "x-amzn-trace-id",
  ]

  init(_ headers: HTTPHeaders) {
    var values: [String: String] = [:]
    for field in headers.fields {
      let name = field.name.lowercased()
      guard !Self.unsigned.contains(name) else { continue }
      let value = Self.trimmed(field.value)
      values[name] = values[name].map { $0 + "," + value } ?? value
    }
    let sorted = values.sorted { $0.key < $1.key }
    lines = sorted.map { $0.key + ":" + $0.value + "\n" }.joined()
    names = sorted.map(\.key).joined(separator: ";")
  }

  /// Without blanks at the ends, and with one for each run of them inside.
  private static func trimmed(_ value: String) -> String {
    value.utf8.split(whereSeparator: isBlank).map { String(Substring($0)) }.joined(separator: " ")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }
}
