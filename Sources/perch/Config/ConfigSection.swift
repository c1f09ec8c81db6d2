import Yams

/// A section of `config.yaml`: how it is declared, and what was read of it.
protocol ConfigSection {
  static var key: ConfigKey { get }

  /// As it is where nothing is configured.
  init()

  /// Takes what is right; what is not is noted.
  init(_ node: Node, _ problems: inout [YAMLProblem])
}

extension ConfigSection {
  /// Notes that the section is not what it must be.
  static func note(_ wanted: String, at node: Node, _ problems: inout [YAMLProblem]) {
    problems.append(YAMLProblem("\(key.name) must be \(wanted)", at: node.mark))
  }

  /// The entries of a section that is a list; those that are not right as a whole are left out.
  static func list<Entry>(
    _ node: Node, of wanted: String, _ problems: inout [YAMLProblem],
    _ read: (Node, inout [YAMLProblem]) -> Entry?
  ) -> [Entry] {
    guard let entries = node.sequence else {
      note("a list of \(wanted)", at: node, &problems)
      return []
    }
    return entries.compactMap { entry in
      let before = problems.count
      let value = read(entry, &problems)
      return problems.count == before ? value : nil
    }
  }
}
