import Yams

/// A YAML text as a whole.
enum YAMLText {
  /// What the text says; `nil` where it is empty, or no YAML, which is noted.
  static func root(_ text: String, _ problems: inout [YAMLProblem]) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch {
      problems.append(YAMLProblem(error))
      return nil
    }
  }
}

extension Node {
  /// The entries of a list; what is no list is its own only entry.
  var entries: [Node] { sequence.map(Array.init) ?? [self] }
}
