package import Redaction

extension CollectorOptions {
  /// Masks as the importer does, with the user's own patterns too.
  package mutating func mask(with key: RedactionKey, _ patterns: CustomPatterns) {
    let masked = MaskedAnswers(key: key, patterns: patterns)
    redact = { masked.redact($0) }
    secretKind = { SecretScan.kind(name: $0, value: $1) }
  }
}
