/// A user's own patterns of what is to be masked: regular expressions that were tried out when they were given.
package struct CustomPatterns: Hashable, Sendable {
  package let sources: [String]

  /// No patterns.
  package init() { sources = [] }

  /// Takes patterns as the configuration spells them.
  ///
  /// - Throws: `CustomPatternError` at the first one that cannot be used.
  package init(_ sources: [String]) throws(CustomPatternError) {
    for source in sources { _ = try Self.compile(source) }
    self.sources = sources
  }

  static func compile(_ source: String) throws(CustomPatternError) -> Regex<AnyRegexOutput> {
    let pattern: Regex<AnyRegexOutput>
    do { pattern = try Regex(source) } catch {
      throw .malformed(source, why: String(describing: error))
    }
    guard "".wholeMatch(of: pattern) == nil else { throw .matchesNothing(source) }
    return pattern
  }
}

/// Why a pattern cannot be used.
package enum CustomPatternError: Error, Hashable, Sendable {
  case malformed(String, why: String)
  /// It also matches the empty text, which is everywhere.
  case matchesNothing(String)

  /// What is wrong, and what to do.
  package var sentence: String {
    switch self {
    case .malformed(let source, let why):
      "the pattern \(source) is no regular expression: \(why); correct it or leave it out"
    case .matchesNothing(let source):
      "the pattern \(source) matches the empty text too, so it would mask everywhere; "
        + "let it ask for at least one character"
    }
  }
}

/// Masks what a user's own patterns match; made once for many lines.
package struct CustomMasker {
  private let patterns: [Regex<AnyRegexOutput>]
  private let redactor: Redactor

  /// `nil` where there are no patterns.
  package init?(_ patterns: CustomPatterns, redactor: Redactor) {
    guard !patterns.sources.isEmpty else { return nil }
    self.patterns = patterns.sources.compactMap { try? CustomPatterns.compile($0) }
    self.redactor = redactor
  }

  /// The text with all matches masked; `nil` where there is none.
  package func mask(_ text: String, counts: inout RedactionCounts) -> String? {
    var masked = text
    for pattern in patterns {
      var made = ""
      var at = masked.startIndex
      for match in masked.matches(of: pattern) where !match.range.isEmpty {
        made += masked[at..<match.range.lowerBound]
        made += redactor.mask(.custom, String(masked[match.range]))
        counts.count(.custom)
        at = match.range.upperBound
      }
      if at > masked.startIndex { masked = made + masked[at...] }
    }
    return masked == text ? nil : masked
  }
}
