/// Lists and dictionaries of texts as small blobs.
enum TextLists {
  static func encode(_ list: [String]) -> [UInt8] {
    var writer = ByteWriter()
    writer.list(list) { $0.text($1) }
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8]) throws -> [String] {
    var reader = FieldReader(bytes)
    return reader.isAtEnd ? [] : try reader.list { try $0.text() }
  }

  static func encode(_ pairs: [String: String]) -> [UInt8] {
    var writer = ByteWriter()
    writer.list(pairs.sorted { $0.key < $1.key }) { writer, pair in
      writer.text(pair.key)
      writer.text(pair.value)
    }
    return writer.bytes
  }

  static func decodePairs(_ bytes: [UInt8]) throws -> [String: String] {
    var reader = FieldReader(bytes)
    guard !reader.isAtEnd else { return [:] }
    let pairs = try reader.list(bytesEach: 2) { (try $0.text(), try $0.text()) }
    return Dictionary(pairs) { _, last in last }
  }
}
