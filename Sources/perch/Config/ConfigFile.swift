import InsightEngine
import ServerlessModel
import Yams

/// The user's own settings, `config.yaml`, read with every problem noted at its line and column.
struct ConfigFile {
  private(set) var business: [BusinessMetric] = []
  private(set) var problems: [YAMLProblem] = []

  static var path: String { PerchFolders.config + "/config.yaml" }

  /// The settings of a text; what is wrong in it is in `problems`.
  init(_ text: String) {
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      read(root)
    } catch {
      problems.append(YAMLProblem(error))
    }
  }

  /// The user's settings; says on standard error what is wrong, and goes on with what is right.
  static func read() -> ConfigFile {
    guard let bytes = FileText.read(path) else { return ConfigFile("") }
    let file = ConfigFile(String(decoding: bytes, as: UTF8.self))
    for problem in file.problems {
      StandardError.write("perch: \(path):\(problem.line):\(problem.column): \(problem.what)\n")
    }
    return file
  }

  private mutating func read(_ root: Node) {
    guard
      let top = YAMLFields(root, of: "the file", keys: Self.sections, &problems),
      let list = top.node("businessMetrics")
    else { return }
    guard let entries = list.sequence else {
      return problems.append(YAMLProblem("businessMetrics must be a list", at: list.mark))
    }
    business = entries.compactMap { metric($0) }
  }

  /// What the file may hold; `NotifyConfig` reads who is told.
  private static let sections = ["businessMetrics", "notify"]

  private static let keys = [
    "title", "namespace", "name", "statistic", "dimensions", "microservice",
  ]

  private mutating func metric(_ node: Node) -> BusinessMetric? {
    guard let fields = YAMLFields(node, of: "a business metric", keys: Self.keys, &problems) else {
      return nil
    }
    let namespace = needed("namespace", fields)
    let name = needed("name", fields)
    let statistic = fields.value(
      "statistic", as: "Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p99",
      &problems, PolicyConditionReader.statistic)
    let title = fields.text("title", &problems)
    let microservice = fields.text("microservice", &problems)
    let dimensions = dimensions(fields)
    guard let namespace, let name, let dimensions else { return nil }
    return BusinessMetric(
      title: title ?? name, namespace: namespace, name: name, statistic: statistic ?? .sum,
      dimensions: dimensions, microservice: microservice)
  }

  private mutating func needed(_ name: String, _ fields: YAMLFields) -> String? {
    if fields.node(name) == nil {
      problems.append(YAMLProblem("a business metric needs a \(name)", at: fields.mark))
    }
    return fields.text(name, &problems)
  }

  private mutating func dimensions(_ fields: YAMLFields) -> [MetricID.Dimension]? {
    guard let node = fields.node("dimensions") else { return [] }
    let pairs = node.mapping?.map { ($0.key.string, $0.value.scalar?.string) } ?? []
    let dimensions = pairs.compactMap { name, value in
      name.flatMap { name in value.map { MetricID.Dimension(name: name, value: $0) } }
    }
    guard node.mapping != nil, dimensions.count == pairs.count else {
      problems.append(
        YAMLProblem("dimensions must be names and values, such as Currency: EUR", at: node.mark))
      return nil
    }
    return dimensions
  }
}
