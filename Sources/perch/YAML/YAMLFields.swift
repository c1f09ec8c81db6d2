import Yams

/// The fields of one YAML mapping; every problem is noted with its place, and reading goes on.
struct YAMLFields {
  let what: String
  let mark: Mark?
  private let pairs: [(key: Node, value: Node)]

  /// Takes a mapping whose keys must be among some; anything else is noted.
  init?(_ node: Node, of what: String, keys: [String], _ problems: inout [YAMLProblem]) {
    self.what = what
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

  /// A text that must be given.
  func needed(_ name: String, _ problems: inout [YAMLProblem]) -> String? {
    noteMissing(name, &problems)
    return text(name, &problems)
  }

  /// Notes that a field is not given.
  func noteMissing(_ name: String, _ problems: inout [YAMLProblem]) {
    guard node(name) == nil else { return }
    let article = name.first.map("aeiou".contains) == true ? "an" : "a"
    problems.append(YAMLProblem("\(what) needs \(article) \(name)", at: mark))
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
    let near = keys.map { (key: $0, distance: distance($0.lowercased(), name.lowercased())) }
      .min { $0.distance < $1.distance }
    let advice = near.flatMap { $0.distance <= 2 ? "did you mean \($0.key)?" : nil }
    return "\(what) has no field \(Quoted.text(name)); \(advice ?? "it takes \(list(keys))")"
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
