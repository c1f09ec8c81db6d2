/// The first look at a document.
struct Preview {
  /// The first byte that is no blank; `nil` for a blank document.
  let first: UInt8?
  let startsWithRefusal: Bool

  init(_ bytes: [UInt8]) {
    let start = bytes.firstIndex { $0 != 32 && $0 != 10 && $0 != 13 && $0 != 9 } ?? bytes.count
    let head = bytes[start...].prefix(64)
    first = head.first
    let text = String(decoding: head, as: UTF8.self)
    startsWithRefusal =
      text.hasPrefix("An error occurred (") || text.hasPrefix("aws: [ERROR]: An error occurred (")
  }

  var isBlank: Bool { first == nil }
}
