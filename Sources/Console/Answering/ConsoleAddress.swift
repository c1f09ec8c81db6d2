import ServerlessModel

/// An address of the AWS console, which names what it shows in its path and fragment, some of it encoded twice.
struct ConsoleAddress {
  /// The address with everything decoded.
  let text: String

  init(_ address: String) {
    text = Self.decoded(Self.decoded(Self.decoded(Self.withPercents(address))))
  }

  /// The region before `.console` or behind `region=`.
  var region: String? {
    part(behind: "region=", until: "&#/?")
      ?? text.firstRange(of: ".console.").map {
        String(text[..<$0.lowerBound].split(separator: "/").last ?? "")
      }
  }

  /// `2026/11/20/[$LATEST]…` anywhere in it.
  var stream: String? {
    guard let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") else {
      return nil
    }
    let before = text[..<open].split(separator: "/", omittingEmptySubsequences: false).suffix(4)
    guard before.count == 4, before.prefix(3).allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
      return nil
    }
    let id = text[text.index(after: close)...].prefix { $0.isHexDigit }
    return before.joined(separator: "/") + text[open...close] + id
  }

  /// Resources by the words before their names.
  var names: [(kind: ResourceKind, name: String)] {
    let marks: [(ResourceKind, String)] = [
      (.lambdaFunction, "/aws/lambda/"), (.lambdaFunction, "functions/"), (.table, "table?name="),
      (.table, "tables/"), (.table, "tables:selected="), (.topic, "topic/"),
      (.bucket, "buckets/"), (.restAPI, "apis/"),
    ]
    var found = marks.compactMap { kind, mark in
      part(behind: mark, until: "/?&#;:$ ").map { (kind, $0) }
    }
    if let queue { found.append((.queue, queue)) }
    return found
  }

  /// The last part of a queue's own address.
  private var queue: String? {
    guard let host = text.firstRange(of: "https://sqs.") ?? text.firstRange(of: "http://sqs.")
    else { return part(behind: "queues/", until: "/?&#;") }
    let parts = text[host.upperBound...].prefix { !"?&#;".contains($0) }.split(separator: "/")
    return parts.count >= 3 ? String(parts[2]) : nil
  }

  var alarm: String? { part(behind: "alarm/", until: "?&#") }

  var arn: String? {
    text.firstRange(of: "arn:aws").map { range in
      String(text[range.lowerBound...].prefix { !"&?#;".contains($0) })
    }
  }

  private func part(behind mark: String, until ends: String) -> String? {
    guard let range = text.firstRange(of: mark) else { return nil }
    let part = String(text[range.upperBound...].prefix { !ends.contains($0) })
    return part.isEmpty ? nil : part
  }

  /// The console writes `$252F` for `%2F`.
  private static func withPercents(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for at in bytes.indices where bytes[at] == 36 && at + 2 < bytes.count {
      if Hex.value(of: bytes[at + 1]) != nil, Hex.value(of: bytes[at + 2]) != nil { bytes[at] = 37 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == 37, rest.count >= 2, let high = Hex.value(of: rest[rest.startIndex]),
        let low = Hex.value(of: rest[rest.index(after: rest.startIndex)])
      {
        bytes.append(UInt8(high << 4 | low))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
