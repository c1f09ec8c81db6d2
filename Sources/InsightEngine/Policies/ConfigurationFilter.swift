import ServerlessModel

/// One condition on a configuration, in the words that policy-as-code users know: a key, an operator, a value.
package struct ConfigurationFilter: Hashable, Sendable {
  /// How the value of a key is compared.
  package enum Operator: Hashable, Sendable {
    case compare(Comparison)
    case `in`, notIn, contains, notContains, glob
    case present, absent

    /// Reads an operator's name; `nil` for none.
    package init?(text: String) {
      switch text {
      case "in": self = .in
      case "not-in", "ni": self = .notIn
      case "contains": self = .contains
      case "not-contains": self = .notContains
      case "glob": self = .glob
      case "present", "not-null": self = .present
      case "absent", "empty": self = .absent
      default:
        guard let comparison = Comparison(text: text) else { return nil }
        self = .compare(comparison)
      }
    }

    /// Whether it needs a value to compare with.
    package var needsValue: Bool { self != .present && self != .absent }
  }

  /// A property's name, parts joined by dots: `timeoutSeconds`, `url.authType`, `tag:team`.
  package var key: String
  package var op: Operator
  package var values: [FactValue]

  /// Makes a filter.
  package init(key: String, op: Operator, values: [FactValue] = []) {
    self.key = key
    self.op = op
    self.values = values
  }

  /// Whether it holds for what a key says; an unset key satisfies only `absent`, `ne`, `not-in` and `not-contains`.
  func holds(_ actual: FactValue) -> Bool {
    switch op {
    case .present: actual != .absent
    case .absent: actual == .absent || actual == .list([])
    case .in: values.contains { $0.equals(actual) }
    case .notIn: !values.contains { $0.equals(actual) }
    case .contains: values.allSatisfy(actual.contains)
    case .notContains: !values.contains(where: actual.contains)
    case .glob: values.contains { Glob.matches(actual.text, $0.text) && actual != .absent }
    case .compare(let comparison): compares(actual, comparison)
    }
  }

  private func compares(_ actual: FactValue, _ comparison: Comparison) -> Bool {
    guard let wanted = values.first else { return false }
    switch comparison {
    case .equal: return wanted.equals(actual)
    case .notEqual: return !wanted.equals(actual)
    default:
      guard let number = actual.number, let limit = wanted.number else { return false }
      return comparison.holds(number, limit)
    }
  }
}
