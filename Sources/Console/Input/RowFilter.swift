/// A filter as it is typed: words that must all hold.
///
/// `text`, `~regex`, `!not`, `column:value`, `column>number`; a word in `"quotes"` may hold blanks.
struct RowFilter: Hashable, Sendable {
  /// One word.
  struct Term: Hashable, Sendable {
    enum Test: Hashable, Sendable {
      case contains(String)
      case matches(String)
      case field(String, String)
      case compare(String, Comparison, Double)
    }

    enum Comparison: String, Hashable, Sendable, CaseIterable {
      case atLeast = ">="
      case atMost = "<="
      case more = ">"
      case less = "<"
      case equal = "="
    }

    var isNegated: Bool
    var test: Test
  }

  var text: String
  var terms: [Term]

  /// Reads a filter; `nil` for a blank one.
  init?(_ text: String) {
    let words = RowFilter.words(text)
    guard !words.isEmpty else { return nil }
    self.text = text
    terms = words.map(RowFilter.term)
  }

  /// What is wrong with it, in words.
  var complaint: String? {
    for term in terms {
      if case .matches(let pattern) = term.test, (try? Regex(pattern)) == nil {
        return "~\(pattern) is not a regular expression"
      }
    }
    return nil
  }

  /// Words to be searched for literally, for a question that can do so itself.
  var plainText: String? {
    guard terms.count == 1, !terms[0].isNegated, case .contains(let text) = terms[0].test else {
      return nil
    }
    return text
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func term(_ word: String) -> Term {
    var rest = Substring(word)
    let isNegated = rest.count > 1 && rest.hasPrefix("!")
    if isNegated { rest = rest.dropFirst() }
    return Term(isNegated: isNegated, test: test(String(rest)))
  }

  private static func test(_ word: String) -> Term.Test {
    if word.count > 1, word.hasPrefix("~") { return .matches(String(word.dropFirst())) }
    for comparison in Term.Comparison.allCases {
      guard let range = word.firstRange(of: comparison.rawValue) else { continue }
      let name = word[..<range.lowerBound]
      let number = FilterNumber.read(word[range.upperBound...])
      // In `annotation:order=1841` the value is a text that holds the sign.
      if !name.isEmpty, !name.contains(":"), let number {
        return .compare(name.lowercased(), comparison, number)
      }
    }
    if let colon = word.firstIndex(of: ":"), colon != word.startIndex {
      let value = word[word.index(after: colon)...]
      if !value.isEmpty { return .field(word[..<colon].lowercased(), value.lowercased()) }
    }
    return .contains(word.lowercased())
  }
}

/// A filter made ready to run over many rows.
struct RowMatcher {
  private let terms: [(isNegated: Bool, test: (ListRow, [String]) -> Bool)]

  init(_ filter: RowFilter) {
    terms = filter.terms.map { ($0.isNegated, RowMatcher.compile($0.test)) }
  }

  /// Whether a row matches; `names` are its columns' ids and titles in lower case.
  func matches(_ row: ListRow, columns names: [String]) -> Bool {
    terms.allSatisfy { $0.test(row, names) != $0.isNegated }
  }

  private static func compile(_ test: RowFilter.Term.Test) -> (ListRow, [String]) -> Bool {
    switch test {
    case .contains(let text):
      return { row, _ in row.searchText.contains(text) }
    case .matches(let pattern):
      guard let regex = try? Regex(pattern).ignoresCase() else { return { _, _ in false } }
      return { row, _ in row.searchText.contains(regex) }
    case .field(let name, let value):
      return { row, names in
        guard let field = row.field(named: name, columns: names) else { return false }
        return field.text.lowercased().contains(value)
      }
    case .compare(let name, let comparison, let limit):
      return { row, names in
        guard let number = row.field(named: name, columns: names)?.number else { return false }
        switch comparison {
        case .atLeast: return number >= limit
        case .atMost: return number <= limit
        case .more: return number > limit
        case .less: return number < limit
        case .equal: return number == limit
        }
      }
    }
  }
}
