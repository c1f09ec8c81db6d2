import Foundation

/// A policy of IAM or of a resource, as an object or as text with JSON in it, percent-encoded or not.
package struct PolicyDocument: Hashable, Sendable, Decodable {
  package var statements: [Statement]

  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      statements = PolicyDocument(text: text)?.statements ?? []
    } else {
      statements = try Body(from: decoder).list
    }
  }

  /// Reads the JSON text of a policy; `nil` for text that is none.
  package init?(text: String) {
    let plain = text.hasPrefix("%7B") ? text.removingPercentEncoding ?? text : text
    // API Gateway escapes the quotes of its policies once more.
    let bare = plain.replacingOccurrences(of: "\\\"", with: "\"")
    guard
      let body = (try? AWSJSON.decode(Body.self, from: Data(plain.utf8)))
        ?? (try? AWSJSON.decode(Body.self, from: Data(bare.utf8)))
    else { return nil }
    statements = body.list
  }

  /// One statement of a policy.
  package struct Statement: Hashable, Sendable, Decodable {
    package var sid: String?
    package var effect: String?
    package var principal: Principal?
    package var action: OneOrMany?
    package var notAction: OneOrMany?
    package var resource: OneOrMany?
    package var condition: [String: [String: OneOrMany]]?
  }

  /// Who is allowed: everyone (`*`), or lists by kind.
  package struct Principal: Hashable, Sendable, Decodable {
    /// `*`, `AWS:111122223333`, `Service:sns.amazonaws.com`, sorted.
    package var names: [String]

    package init(from decoder: any Decoder) throws {
      if let all = try? decoder.singleValueContainer().decode(String.self) {
        names = [all]
      } else {
        let kinds = try decoder.singleValueContainer().decode([String: OneOrMany].self)
        names = kinds.flatMap { kind, list in list.values.map { kind + ":" + $0 } }.sorted()
      }
    }
  }

  private struct Body: Decodable {
    var statement: List?
    var list: [Statement] { statement?.items ?? [] }

    struct List: Decodable {
      var items: [Statement]

      init(from decoder: any Decoder) throws {
        if let many = try? [Statement](from: decoder) {
          items = many
        } else {
          items = [try Statement(from: decoder)]
        }
      }
    }
  }
}
