import Yams

/// What a text of `config.yaml` looks like, declared once for the reader and for the JSON schema.
struct TextForm: Sendable {
  /// A regular expression that the whole text matches, in words that JSON schema and Swift both know.
  let pattern: String?
  /// What would do, in words.
  let wanted: String
  /// Whether it must never be printed.
  let isSecret: Bool

  init(_ wanted: String, pattern: String? = nil, isSecret: Bool = false) {
    self.wanted = wanted
    self.pattern = pattern.map { "^(?:\($0))$" }
    self.isSecret = isSecret
  }

  /// The text of a node; `nil` for any other, which is noted.
  func read(_ node: Node, of name: String, _ problems: inout [YAMLProblem]) -> String? {
    guard let text = node.scalar?.string, !text.isEmpty else {
      problems.append(YAMLProblem("\(name) must be \(wanted)", at: node.mark))
      return nil
    }
    if holds(text) { return text }
    let what = isSecret ? "\(name) is not" : "\(name): \(Quoted.text(text)) is not"
    problems.append(YAMLProblem("\(what) \(wanted)", at: node.mark))
    return nil
  }

  private func holds(_ text: String) -> Bool {
    guard let pattern else { return true }
    return (try? Regex(pattern)).map { text.wholeMatch(of: $0) != nil } ?? false
  }
}

extension TextForm {
  /// A region, or every one of them.
  static let region = TextForm(
    "a region such as eu-west-1, or all", pattern: "all|[a-z]+(-[a-z]+)+-[0-9]+")

  /// A name in which stars stand for anything.
  static let glob = TextForm("a name, in which * stands for anything")
}
