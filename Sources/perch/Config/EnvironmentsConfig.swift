import ServerlessModel
import Yams

/// What accounts are for: production, staging and the like.
struct EnvironmentsConfig: ConfigSection {
  private static let word = TextForm(
    "a short word such as prod or staging", pattern: "[A-Za-z0-9._-]{1,24}")

  static let key = ConfigKey(
    "environments", .named(.text(word)),
    "What accounts are for, by account id or by a pattern of their names; the first that fits holds."
  )

  /// The patterns in the order of the file, and what their accounts are for.
  private(set) var rules: [(pattern: String, name: String)] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    let wanted = "accounts and words, such as \"111122223333\": prod"
    rules = node.named(in: Self.key.name, wanted, &problems).compactMap { pattern, value in
      Self.word.read(value, of: pattern, &problems).map { (pattern, $0) }
    }
  }
}
