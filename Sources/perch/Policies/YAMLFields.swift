import Yams

/// What is wrong at one place of a YAML file, and what to write instead.
struct YAMLProblem: Hashable {
  var line: Int
  var column: Int
  var what: String

  init(_ what: String, at mark: Mark?) {
    line = mark?.line ?? 1
    column = mark?.column ?? 1
    self.what = what
  }

  /// What the parser could not read.
  init(_ error: any Error) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      self.init("it is no YAML here: \(problem)", at: mark)
    default: self.init("it is no YAML: \(error)", at: nil)
    }
  }
}

/// The fields of one YAML mapping; every problem is noted with its place, and reading goes on.
struct YAMLFields {
  let mark: Mark?
  private let pairs: [(key: Node, value: Node)]

  /// Takes a mapping whose keys must be among some; anything else is noted.
  init?(_ node: Node, of what: String, keys: [String], _ problems: inout [YAMLProblem]) {
    mark = node.mark
    guard let mapping = node.mapping else {
      problems.append(YAMLProblem("\(what) must be fields: \(Self.list(keys))", at: node.mark))
      return nil
    }
    pairs = mapping.map { ($0.key, $0.value) }
    var seen: Set<String> = []
    for (key, _) in pairs {
      let name = key.string ?? ""
      if !keys.contains(name) {
        problems.append(YAMLProblem(Self.unknown(name, what, keys), at: key.mark))
      } else if !seen.insert(name).inserted {
        problems.append(YAMLProblem("\(name) is given twice; keep one", at: key.mark))
      }
    }
  }

  /// The value of a field; `nil` where it is not given.
  func node(_ name: String) -> Node? { pairs.last { $0.key.string == name }?.value }

  /// A text; `nil` where it is not given or no text, which is noted.
  func text(_ name: String, _ problems: inout [YAMLProblem]) -> String? {
    guard let node = node(name) else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else {
      problems.append(YAMLProblem("\(name) must be a text", at: node.mark))
      return nil
    }
    return text
  }

  /// A text that a reader understands; what it does not is noted with what would do.
  func value<Value>(
    _ name: String, as wanted: String, _ problems: inout [YAMLProblem],
    _ read: (String) -> Value?
  ) -> Value? {
    guard let text = text(name, &problems) else { return nil }
    if let value = read(text) { return value }
    problems.append(
      YAMLProblem("\(name): \(Quoted.text(text)) is not \(wanted)", at: node(name)?.mark))
    return nil
  }

  private static func unknown(_ name: String, _ what: String, _ keys: [String]) -> String {
    let near = keys.filter { distance($0.lowercased(), name.lowercased()) <= 2 }
    let advice = near.first.map { "did you mean \($0)?" } ?? "it takes \(list(keys))"
    return "\(what) has no field \(Quoted.text(name)); \(advice)"
  }

  static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  /// The fewest letters to change, add or leave out to turn one word into another.
  private static func distance(_ left: String, _ right: String) -> Int {
    var row = Array(0...right.count)
    for (place, letter) in left.enumerated() {
      var next = [place + 1]
      for (column, other) in right.enumerated() {
        next.append(
          min(row[column] + (letter == other ? 0 : 1), row[column + 1] + 1, next[column] + 1))
      }
      row = next
    }
    return row.last ?? 0
  }
}
