import AWSClient
import Foundation

/// The documents of a file that holds one segment, or the daemon's header line and segments one a line.
struct SegmentLines {
  /// Each with the number of its line, from 1.
  var documents: [(line: Int, bytes: ArraySlice<UInt8>)] = []

  /// A file that is one document, on as many lines as it likes.
  init(whole bytes: [UInt8]) { documents = [(1, bytes[...])] }

  /// The documents that another one carries, as what `put-trace-segments` takes, or one trace of an answer; `nil` where
  /// there are none.
  init?(within data: Data) {
    guard Recognition.carriesSegments(data),
      let whole = try? AWSJSON.decodePlain(JSONValue.self, from: data)
    else {
      return nil
    }
    gather(whole)
    guard !documents.isEmpty else { return nil }
  }

  private mutating func gather(_ value: JSONValue) {
    switch value {
    case .list(let values): for value in values { gather(value) }
    case .object(let members):
      if members["start_time"] != nil, members["id"] != nil {
        guard let data = try? JSONEncoder().encode(value) else { return }
        documents.append((1, Array(data)[...]))
      } else {
        for (_, value) in members.sorted(by: { $0.key < $1.key }) { gather(value) }
      }
    case .text(let text):
      if text.hasPrefix("{"), text.contains("\"start_time\"") {
        documents.append((1, Array(text.utf8)[...]))
      }
    default: break
    }
  }

  /// `nil` for a file that does not begin with a header line or with a segment's line.
  init?(_ bytes: [UInt8]) {
    var line = 0
    var start = 0
    var sawHeader = false
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      line += 1
      let text = Self.trimmed(bytes[start..<end])
      start = end + 1
      guard !text.isEmpty else { continue }
      if Self.isHeader(text) {
        sawHeader = true
        continue
      }
      if documents.isEmpty, !sawHeader, !Self.isSegment(text) { return nil }
      documents.append((line, text))
    }
    guard !documents.isEmpty || sawHeader else { return nil }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let blank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 13 }
    let rest = line.drop(while: blank)
    let end = rest.lastIndex { !blank($0) }.map { $0 + 1 } ?? rest.startIndex
    return rest[..<end]
  }

  /// `{"format":"json","version":1}`, with or without blanks.
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count < 64, line.first == 123 else { return false }
    let bare = line.filter { $0 != 32 }
    return bare.starts(with: Array("{\"format\":\"json\",\"version\":".utf8))
  }

  /// One whole object that names a trace.
  private static func isSegment(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == 123, line.last == 125, line.count < 1_000_000 else { return false }
    let text = String(decoding: line, as: UTF8.self)
    return text.contains("\"trace_id\"") && text.contains("\"start_time\"")
      && !text.contains("\"Document\"")
  }
}
