/// Why a call cannot be written as a request: what was asked does not fit its operation.
package struct RequestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with an input.
  package enum Kind: String, Sendable {
    case missing = "is needed and was not given"
    case unknown = "is no input of it"
    case notText = "must be text, a number or true or false"
    case notJSON = "cannot be written as JSON"
  }

  package var kind: Kind
  /// The input, as the API spells it.
  package var input: String
  /// As one types it: `lambda get-policy`.
  package var operation: String

  package var description: String {
    "cannot ask aws \(operation): \(input) \(kind.rawValue)"
  }
}
