/// What a reader of answers is told beforehand.
package struct AnswerOptions {
  /// The account of answers that do not say one; `nil` makes it `unknown`.
  package var account: String?
  /// The region of answers that do not say one; `nil` makes it `unknown`.
  package var region: String?
  /// Masks free text before it is kept.
  package var redact: (String) -> String
  /// What a value under a name looks like, `nil` for nothing secret; the value itself is not kept.
  package var secretKind: (_ name: String, _ value: String) -> String?

  /// Makes the options; without closures nothing is masked and nothing is secret.
  package init(
    account: String? = nil,
    region: String? = nil,
    redact: @escaping (String) -> String = { $0 },
    secretKind: @escaping (_ name: String, _ value: String) -> String? = { _, _ in nil }
  ) {
    self.account = account
    self.region = region
    self.redact = redact
    self.secretKind = secretKind
  }
}
