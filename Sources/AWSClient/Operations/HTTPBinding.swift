/// Where the inputs of an operation stand in its request.
package struct HTTPBinding: Hashable, Sendable {
  package var method: String
  /// `/2015-03-31/functions/{FunctionName}`: inputs stand in braces, those that may hold slashes with a plus sign; may
  /// bring a query string of its own.
  package var path: String
  package var query: FieldNames
  package var headers: FieldNames

  static func get(_ path: String, query: FieldNames = [], headers: FieldNames = []) -> HTTPBinding {
    HTTPBinding(method: "GET", path: path, query: query, headers: headers)
  }

  static func post(_ path: String, query: FieldNames = []) -> HTTPBinding {
    HTTPBinding(method: "POST", path: path, query: query, headers: [])
  }
}

/// Names of inputs and how they are spelled on the wire.
package struct FieldNames: Hashable, Sendable {
  private var wire: [String: String]

  /// How an input is spelled; `nil` for one that stands elsewhere.
  package subscript(input: String) -> String? { wire[input] }
}

extension FieldNames: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// Inputs that are spelled alike.
  package init(arrayLiteral elements: String...) {
    wire = Dictionary(elements.map { ($0, $0) }) { $1 }
  }

  /// Inputs that are spelled otherwise.
  package init(dictionaryLiteral elements: (String, String)...) {
    wire = Dictionary(elements) { $1 }
  }
}
