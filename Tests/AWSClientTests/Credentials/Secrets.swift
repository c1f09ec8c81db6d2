import Testing

@testable import AWSClient

/// Secrets of the tests; none of them may be seen anywhere.
enum Secrets {
  static let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYHIDDENKEY1"
  static let token = "IQoJb3JpZ2luX2VjEHIDDENTOKEN2//////////wEaCXVzLWVhc3QtMSJ"
  static let signIn = "aoaAAAAAGHIDDENSIGNIN3-abcdefghijklmnop"
  static let client = "eyJHIDDENCLIENT4abcdefghijklmnopqrstuvwxyz"
  static let code = "271828"
  static let all = [secret, token, signIn, client, code]

  /// Holds that no way of printing a value shows a secret.
  static func expectNone(in value: Any, _ location: SourceLocation = #_sourceLocation) {
    var dumped = ""
    dump(value, to: &dumped)
    for text in [String(describing: value), String(reflecting: value), dumped, "\(value)"] {
      for secret in all {
        #expect(!text.contains(secret), "a secret is shown in: \(text)", sourceLocation: location)
      }
    }
  }
}
