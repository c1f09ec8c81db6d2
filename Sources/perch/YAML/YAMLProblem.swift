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
      self.init("it is no YAML here: \(problem)\(Self.advice(problem))", at: mark)
    case YamlError.duplicatedKeysInMapping(let names, let context):
      self.init("\(names.first ?? "a field") is given twice; keep one", at: context.mark)
    case YamlError.reader(let problem, let offset, _, let text):
      self.init("it is no YAML here: \(problem)", at: nil)
      move(to: offset ?? 0, in: text)
    default: self.init("it is no YAML: \(error)", at: nil)
    }
  }

  /// Regular expressions are full of backslashes, which double quotes take for their own.
  private static func advice(_ problem: String) -> String {
    problem.contains("escape") ? "; put the text in single quotes" : ""
  }

  private mutating func move(to offset: Int, in text: String) {
    let lines = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    line = lines.count
    column = (lines.last?.count ?? 0) + 1
  }
}

extension [YAMLProblem] {
  /// The problems as they stand in the file.
  var inFileOrder: [YAMLProblem] {
    sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// Every problem as `file:line:column: what`, in the file's order, for people and editors.
  func complaints(in path: String) -> [String] {
    inFileOrder.map { "\(path):\($0.line):\($0.column): \($0.what)" }
  }
}
