/// What a masked value was; the raw value is the word that stands in its mask.
package enum RedactionKind: String, CaseIterable, Sendable {
  case email, card, key, token, password, secret, privateKey
  /// What a pattern of the user's own matched.
  case custom
}

/// One value to mask: where it lies in the bytes that were looked at, and what it is.
package struct RedactionFind: Hashable, Sendable {
  package var start: Int
  package var end: Int
  package var kind: RedactionKind
}
