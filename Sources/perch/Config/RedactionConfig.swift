import Yams

/// What is masked besides what perch knows to be secret.
struct RedactionConfig: ConfigSection {
  /// A regular expression under a name.
  struct Pattern: Hashable {
    var name: String
    var pattern: String
  }

  private static let expression = TextForm(
    "a regular expression of up to 512 characters, such as 'ORD-[0-9]{8}'", pattern: ".{1,512}")

  static let key = ConfigKey(
    "redaction", .named(.text(expression)),
    "Patterns of your own to mask: a name, and a regular expression in single quotes.")

  private(set) var patterns: [Pattern] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    let wanted = "names and regular expressions, such as order: 'ORD-[0-9]{8}'"
    for (name, value) in node.named(in: Self.key.name, wanted, &problems) {
      guard let pattern = Self.expression.read(value, of: name, &problems) else { continue }
      if let fault = PatternCheck.fault(in: pattern) {
        problems.append(YAMLProblem("\(name) \(fault)", at: value.mark))
      } else {
        patterns.append(Pattern(name: name, pattern: pattern))
      }
    }
  }
}
