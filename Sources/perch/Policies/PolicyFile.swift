import InsightEngine
import ServerlessModel
import Yams

/// A file of policies, read with every problem noted at its line and column.
struct PolicyFile {
  let path: String
  private(set) var policies: [Policy] = []
  private(set) var problems: [YAMLProblem] = []
  private var names: [String: Mark] = [:]

  private static let keys = [
    "name", "message", "severity", "pillar", "question", "scope", "metric", "executions",
    "configuration", "notify",
  ]

  /// Reads a file.
  ///
  /// - Throws: `CommandFailure` when it cannot be read; what is wrong in it is in `problems`.
  init(path: String) throws {
    guard let bytes = FileText.read(path) else {
      throw CommandFailure(.noInput, "\(path) cannot be read. Check that it exists and is yours.")
    }
    self.path = path
    read(String(decoding: bytes, as: UTF8.self))
  }

  /// Every problem as `file:line:column: what`, for people and editors.
  var complaint: String { problems.complaints(in: path).joined(separator: "\n") }

  /// Where a policy is named, as `file:line:column`.
  func place(of name: String) -> String {
    names[name].map { "\(path):\($0.line):\($0.column)" } ?? path
  }

  /// The policies; throws with all problems where there are any.
  func checked() throws -> [Policy] {
    guard problems.isEmpty else { throw CommandFailure(.badData, complaint) }
    return policies
  }

  private mutating func read(_ text: String) {
    guard let root = YAMLText.root(text, &problems) else {
      if problems.isEmpty { problems.append(YAMLProblem("the file is empty", at: nil)) }
      return
    }
    var list = root
    if root.mapping != nil {
      guard let top = YAMLFields(root, of: "the file", keys: ["policies"], &problems) else {
        return
      }
      guard let held = top.node("policies") else {
        return problems.append(YAMLProblem("the file needs a list: policies", at: root.mark))
      }
      list = held
    }
    guard let entries = list.sequence else {
      return problems.append(YAMLProblem("policies must be a list", at: list.mark))
    }
    for entry in entries { readPolicy(entry) }
  }

  private mutating func readPolicy(_ node: Node) {
    guard let fields = YAMLFields(node, of: "a policy", keys: Self.keys, &problems) else { return }
    let before = problems.count
    let name = readName(fields)
    let condition = PolicyConditionReader.read(fields, &problems)
    let severity = fields.value("severity", as: "critical, warning or info", &problems) {
      Severity(rawValue: $0)
    }
    let question = readQuestion(fields)
    let message = fields.text("message", &problems)
    var scope = PolicyScope()
    if let node = fields.node("scope") {
      scope = readScope(node)
      check(scope, suits: condition, at: node.mark)
    }
    let notify = readNotify(fields)
    guard problems.count == before, let name, let condition else { return }
    policies.append(
      Policy(
        name: name, message: message, severity: severity ?? .warning, question: question,
        scope: scope, condition: condition, notify: notify))
  }

  /// The question of the lens, or the one that its pillar stands for; health of operations where neither is given.
  private mutating func readQuestion(_ fields: YAMLFields) -> LensQuestion {
    let pillar = fields.value("pillar", as: "OPS, SEC, REL, PERF or COST", &problems) {
      Pillar(rawValue: $0.uppercased())
    }
    let all = YAMLFields.list(LensQuestion.allCases.map(\.rawValue))
    let question = fields.value("question", as: "one of \(all)", &problems) {
      LensQuestion(rawValue: $0.uppercased())
    }
    if let pillar, let question, question.pillar != pillar {
      problems.append(
        YAMLProblem(
          "question \(question.rawValue) is of the pillar \(question.pillar.rawValue), not "
            + "\(pillar.rawValue); leave pillar out", at: fields.node("pillar")?.mark))
    }
    return question ?? pillar?.usualQuestion ?? .ops1
  }

  /// What no resource owns has no kind, name or tag.
  private mutating func check(
    _ scope: PolicyScope, suits condition: PolicyCondition?, at mark: Mark?
  ) {
    guard case .metric(let metric) = condition, metric.namespace != nil,
      scope.kind != nil || scope.name != nil || scope.tag != nil
    else { return }
    problems.append(
      YAMLProblem(
        "a metric of a namespace is of an account: its scope may have account, region and "
          + "microservice; name a resource by dimensions", at: mark))
  }

  private mutating func readName(_ fields: YAMLFields) -> String? {
    guard let name = fields.needed("name", &problems) else { return nil }
    let mark = fields.node("name")?.mark
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
      problems.append(
        YAMLProblem("name \(Quoted.text(name)) may hold letters, digits and dashes", at: mark))
      return nil
    }
    if policies.contains(where: { $0.name == name }) {
      problems.append(YAMLProblem("there are two policies named \(name)", at: mark))
    }
    names[name] = mark
    return name
  }

  private mutating func readScope(_ node: Node) -> PolicyScope {
    let keys = ["account", "region", "microservice", "kind", "name", "tag"]
    var scope = PolicyScope()
    guard let fields = YAMLFields(node, of: "scope", keys: keys, &problems) else { return scope }
    scope.account = fields.text("account", &problems)
    scope.region = fields.text("region", &problems)
    scope.microservice = fields.text("microservice", &problems)
    scope.name = fields.text("name", &problems)
    let kinds = ResourceKind.allCases.map(\.rawValue)
    scope.kind = fields.value("kind", as: "one of \(YAMLFields.list(kinds))", &problems) {
      ResourceKind(rawValue: $0)
    }
    scope.tag = fields.value("tag", as: "written as key=value", &problems) { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.count == 2 ? Scope.Tag(key: parts[0], value: parts[1]) : nil
    }
    return scope
  }

  private mutating func readNotify(_ fields: YAMLFields) -> [String] {
    guard let node = fields.node("notify") else { return [] }
    if let one = node.scalar?.string { return [one] }
    guard let names = node.sequence?.map({ $0.scalar?.string }), !names.contains(nil) else {
      problems.append(YAMLProblem("notify must be a name or a list of names", at: node.mark))
      return []
    }
    return names.compactMap(\.self)
  }
}
