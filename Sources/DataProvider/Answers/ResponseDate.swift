import AWSClient
import Foundation
import ServerlessModel

/// Reads when an answer was given from the metadata that SDKs keep beside it.
enum ResponseDate {
  /// The header `Date` under `ResponseMetadata`; `nil` where there is none.
  static func read(_ data: Data) -> Instant? {
    guard data.count < 4_000_000, data.range(of: Data("ResponseMetadata".utf8)) != nil else {
      return nil
    }
    let body = try? AWSJSON.decode(Body.self, from: data)
    return body?.responseMetadata?.httpHeaders?["date"].flatMap(moment)
  }

  /// Reads `Fri, 20 Nov 2026 14:32:10 GMT`.
  static func moment(_ text: String) -> Instant? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: words[2]) else {
      return nil
    }
    let day = words[1].count == 1 ? "0" + words[1] : words[1]
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    return Instant(iso8601: "\(words[3])-\(number)-\(day)T\(words[4])Z")
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private struct Body: Decodable {
    var responseMetadata: Metadata?

    struct Metadata: Decodable { var httpHeaders: [String: String]? }
  }
}

extension Instant {
  /// Reads a moment of an answer; `nil` for text that names none.
  init?(_ timestamp: Timestamp?) {
    switch timestamp {
    case .number: self.init(number: timestamp)
    case .text(let text): self.init(iso8601: text)
    case nil: return nil
    }
  }

  private init?(number: Timestamp?) {
    guard let milliseconds = number?.milliseconds else { return nil }
    self.init(milliseconds: milliseconds)
  }
}
