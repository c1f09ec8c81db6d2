import Yams

/// The fields of one mapping of `config.yaml`, declared once for the reader and for the JSON schema.
struct ConfigFields: Sendable {
  /// What it is, as in "a profile".
  let what: String
  let keys: [ConfigKey]
  /// Sets of keys, one of which must be given as a whole; none where nothing is asked.
  let needs: [[String]]

  init(_ what: String, _ keys: [ConfigKey], needs: [[String]] = []) {
    self.what = what
    self.keys = keys
    self.needs = needs
  }

  /// Takes a mapping; what it may not hold and what it lacks is noted.
  func read(_ node: Node, _ problems: inout [YAMLProblem]) -> YAMLFields? {
    let before = problems.count
    let fields = YAMLFields(node, of: what, keys: keys.map(\.name), &problems)
    // What is missing may be what is misspelt.
    if let fields, problems.count == before { noteMissing(in: fields, &problems) }
    return fields
  }

  private func noteMissing(in fields: YAMLFields, _ problems: inout [YAMLProblem]) {
    if needs.count == 1 {
      for name in needs[0] { fields.noteMissing(name, &problems) }
    } else if !needs.isEmpty, !needs.contains(where: { $0.allSatisfy { fields.node($0) != nil } }) {
      let sets = needs.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
      problems.append(YAMLProblem("\(what) needs \(sets)", at: fields.mark))
    }
  }
}

extension YAMLFields {
  /// The texts of a field, given as one or as a list; what is no such text is noted and left out.
  func texts(_ name: String, _ form: TextForm, _ problems: inout [YAMLProblem]) -> [String] {
    guard let node = node(name) else { return [] }
    return node.entries.compactMap { form.read($0, of: name, &problems) }
  }

  /// The text of a field; `nil` where it is not given, or no such text, which is noted.
  func text(_ name: String, _ form: TextForm, _ problems: inout [YAMLProblem]) -> String? {
    node(name).flatMap { form.read($0, of: name, &problems) }
  }

  /// What a field that is on or off says; `nil` where it is not given, or neither, which is noted.
  func flag(_ name: String, _ problems: inout [YAMLProblem]) -> Bool? {
    node(name).flatMap { $0.flag(of: name, &problems) }
  }
}

extension Node {
  /// The values that stand under names of the user's own; anything else is noted.
  func named(in what: String, _ wanted: String, _ problems: inout [YAMLProblem])
    -> [(name: String, value: Node)]
  {
    guard let mapping else {
      problems.append(YAMLProblem("\(what) must be \(wanted)", at: mark))
      return []
    }
    return mapping.compactMap { key, value in
      if let name = key.scalar?.string, !name.isEmpty { return (name, value) }
      problems.append(YAMLProblem("a name in \(what) must be a text", at: key.mark))
      return nil
    }
  }

  /// Whether it says `true` or `on`; `nil` where it says neither that nor its opposite, which is noted.
  func flag(of name: String, _ problems: inout [YAMLProblem]) -> Bool? {
    // In quotes the words are texts, and meant all the same.
    let flag = bool ?? ["on": true, "off": false][scalar?.string ?? ""]
    if flag == nil { problems.append(YAMLProblem("\(name) must be on or off", at: mark)) }
    return flag
  }
}
