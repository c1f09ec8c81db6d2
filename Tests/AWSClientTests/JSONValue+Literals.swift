@testable import AWSClient

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// Text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .whole(value) }
}
