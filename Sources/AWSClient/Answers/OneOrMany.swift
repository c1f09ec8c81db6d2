/// A text, or a list of texts: AWS writes either where one is enough. Numbers and booleans are read as text.
package struct OneOrMany: Hashable, Sendable, Decodable {
  package var values: [String]

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let one = try? container.decode(Scalar.self) {
      values = [one.text]
    } else {
      values = try container.decode([Scalar].self).map(\.text)
    }
  }
}

/// A text, a number or a boolean, read as text.
package struct Scalar: Hashable, Sendable, Decodable {
  package var text: String

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else if let flag = try? container.decode(Bool.self) {
      text = flag ? "true" : "false"
    } else if let whole = try? container.decode(Int.self) {
      text = String(whole)
    } else {
      text = String(try container.decode(Double.self))
    }
  }
}

/// A number, or text that holds one; tried in this order, since a failed try costs more than the rest of a segment.
package struct Number: Hashable, Sendable, Decodable {
  /// Not a number where the text holds none.
  package var value: Double

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Double.self) {
      self.value = value
    } else {
      value = Double(try container.decode(String.self)) ?? .nan
    }
  }

  /// The whole number nearest to it; `nil` where there is none.
  package var whole: Int? { abs(value) < 9e15 ? Int(value.rounded()) : nil }
}

/// A tag as most services list it; ECS writes its keys small.
package struct TagPair: Hashable, Sendable, Decodable {
  package var key: String?
  package var value: String?
}

extension Sequence<TagPair> {
  /// The tags as a dictionary; the last of equal keys wins.
  package var dictionary: [String: String] {
    var tags: [String: String] = [:]
    for tag in self { if let key = tag.key { tags[key] = tag.value ?? "" } }
    return tags
  }
}
