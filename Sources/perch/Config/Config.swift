import Yams

/// The user's own settings, `config.yaml`, each section read by itself so that one mistake spoils no other.
struct Config {
  static var path: String { PerchFolders.config + "/config.yaml" }

  /// Every section, in the order in which the schema lists them.
  static var sections: [any ConfigSection.Type] {
    [
      ProfilesConfig.self, RegionsConfig.self, EnvironmentsConfig.self, MicroservicesConfig.self,
      MetricsConfig.self, BusinessMetricsConfig.self, CorrelationConfig.self, RedactionConfig.self,
      BudgetConfig.self, NotifyConfig.self, CommandsConfig.self,
    ]
  }

  static var form: ConfigFields { ConfigFields("the file", sections.map { $0.key }) }

  let path: String
  private(set) var profiles = ProfilesConfig()
  private(set) var regions = RegionsConfig()
  private(set) var environments = EnvironmentsConfig()
  private(set) var microservices = MicroservicesConfig()
  private(set) var metrics = MetricsConfig()
  private(set) var businessMetrics = BusinessMetricsConfig()
  private(set) var correlation = CorrelationConfig()
  private(set) var redaction = RedactionConfig()
  private(set) var budget = BudgetConfig()
  private(set) var notify = NotifyConfig()
  private(set) var commands = CommandsConfig()

  /// What is wrong with the file itself; a section whose name is misspelt may be any of them.
  private var fileProblems: [YAMLProblem] = []
  private var sectionProblems: [String: [YAMLProblem]] = [:]

  /// The settings of a text.
  init(_ text: String, path: String = Config.path) {
    self.path = path
    // Most people have no such file, and the parser is slow to begin.
    guard !text.isEmpty, let root = YAMLText.root(text, &fileProblems),
      let fields = Self.form.read(root, &fileProblems)
    else { return }
    read(fields)
  }

  /// The user's settings; a file that is not there asks for nothing.
  static func read(_ path: String = Config.path) -> Config {
    if let bytes = FileText.read(path) {
      return Config(String(decoding: bytes, as: UTF8.self), path: path)
    }
    var config = Config("", path: path)
    if FileText.exists(path) {
      config.fileProblems = [
        YAMLProblem("it cannot be read; check that it is a file and yours", at: nil)
      ]
    }
    return config
  }

  private mutating func read(_ fields: YAMLFields) {
    profiles = section(fields)
    regions = section(fields)
    environments = section(fields)
    microservices = section(fields)
    metrics = section(fields)
    businessMetrics = section(fields)
    correlation = section(fields)
    redaction = section(fields)
    budget = section(fields)
    notify = section(fields)
    commands = section(fields)
  }

  private mutating func section<Section: ConfigSection>(_ fields: YAMLFields) -> Section {
    guard let node = fields.node(Section.key.name) else { return Section() }
    return Section(node, &sectionProblems[Section.key.name, default: []])
  }
}

extension Config {
  /// All that is wrong, in the file's order.
  var problems: [YAMLProblem] {
    (fileProblems + sectionProblems.values.joined()).inFileOrder
  }

  /// The settings, where the file and these sections of it are right.
  ///
  /// - Throws: `CommandFailure` with each problem's line and column.
  func checked(_ sections: any ConfigSection.Type...) throws -> Config {
    let wrong = fileProblems + sections.flatMap { sectionProblems[$0.key.name] ?? [] }
    guard wrong.isEmpty else {
      let lines = wrong.complaints(in: path).joined(separator: "\n")
      throw CommandFailure(.badData, "The configuration is not right:\n" + lines)
    }
    return self
  }

  /// The settings, having said on standard error what is wrong; the rest holds.
  func toldOnStandardError() -> Config {
    for line in problems.complaints(in: path) { StandardError.write("perch: \(line)\n") }
    return self
  }

  /// What to tell when the console opens; `nil` where all is right.
  var notice: String? {
    guard let first = problems.complaints(in: "config.yaml").first else { return nil }
    return problems.count == 1 ? first : "\(first) (and \(problems.count - 1) more)"
  }
}
