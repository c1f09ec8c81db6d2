package import Foundation

/// The keys of a document and of what lies one level below them: enough to tell answers apart.
package struct JSONShape: Hashable, Sendable {
  /// `Functions`, `Functions.FunctionName`: of a list the keys of its first object.
  package var keys: Set<String>

  /// Looks at a document whose root is an object.
  package init(of data: Data) throws(AWSJSONError) {
    let root = try AWSJSON.decodePlain([String: Level].self, from: data)
    keys = Set(root.keys)
    for (key, level) in root { for inner in level.keys { keys.insert(key + "." + inner) } }
  }

  /// Whether the document has all of the keys, and there are some.
  package func holds(_ wanted: [String]) -> Bool {
    !wanted.isEmpty && wanted.allSatisfy(keys.contains)
  }

  private struct Level: Decodable {
    var keys: [String] = []

    init(from decoder: any Decoder) throws {
      if let object = try? decoder.container(keyedBy: AnyKey.self) {
        keys = object.allKeys.map(\.stringValue)
      } else if var list = try? decoder.unkeyedContainer(), !list.isAtEnd,
        let first = try? list.nestedContainer(keyedBy: AnyKey.self)
      {
        keys = first.allKeys.map(\.stringValue)
      }
    }
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
