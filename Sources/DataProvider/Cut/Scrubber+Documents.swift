import AWSClient
import Foundation
import ServerlessModel

extension Scrubber {
  /// A value that is kept as a document: every text in it is scrubbed, whatever fields its type may be given later.
  mutating func document<Value: Codable>(_ value: Value) throws -> Value {
    let tree = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
    return try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(scrubbed(tree)))
  }

  private mutating func scrubbed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .text(let words): return .text(scrubbed(words))
    case .list(let values): return .list(values.map { scrubbed($0) })
    case .object(let fields):
      var made: [String: JSONValue] = [:]
      for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
        made[scrubbed(field)] = scrubbed(value)
      }
      return .object(made)
    case .null, .bool, .whole, .number: return value
    }
  }

  private mutating func scrubbed(_ words: String) -> String {
    isName(words) ? name(words) : text(words)
  }

  /// ARNs are never masked: that of a secret has the form of one.
  private func isName(_ words: String) -> Bool {
    words.contains("arn:") && !words.contains(where: \.isWhitespace)
  }
}
