/// How a text that someone typed may stand in a recording that was masked.
package enum SearchTerm {
  /// The texts to search for: the typed one, and the one that masking made of it.
  ///
  /// A typed word that is no secret by its form, as a password, may have been one by its place, so the tail of its mask is
  /// searched too.
  package static func spellings(of typed: String, key: RedactionKey?) -> [String] {
    guard let key, !typed.isEmpty else { return [typed] }
    let redactor = Redactor(key: key)
    var counts = RedactionCounts()
    let masked = redactor.redact(typed, counts: &counts)
    if masked != typed { return [typed, masked] }
    let isWord = typed.utf8.allSatisfy { $0 > 32 && $0 != 127 }
    guard isWord, typed.utf8.count >= 4, !typed.contains("‹") else { return [typed] }
    let mask = redactor.mask(.password, typed)
    return [typed, String(mask.drop { $0 != ":" })]
  }
}
