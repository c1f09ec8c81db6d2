import InsightEngine
import ServerlessModel
import Yams

/// Reads the one condition that a policy must have.
enum PolicyConditionReader {
  private static let kinds = ["metric", "executions", "configuration"]

  static func read(_ fields: YAMLFields, _ problems: inout [YAMLProblem]) -> PolicyCondition? {
    let given = kinds.filter { fields.node($0) != nil }
    guard given.count == 1, let kind = given.first, let node = fields.node(kind) else {
      let what = given.isEmpty ? "needs one of" : "may have only one of"
      problems.append(YAMLProblem("a policy \(what) \(YAMLFields.list(kinds))", at: fields.mark))
      return nil
    }
    switch kind {
    case "metric": return metric(node, &problems).map(PolicyCondition.metric)
    case "executions": return executions(node, &problems).map(PolicyCondition.executions)
    default: return configuration(node, &problems).map(PolicyCondition.configuration)
    }
  }

  private static func metric(_ node: Node, _ problems: inout [YAMLProblem]) -> MetricCondition? {
    let keys = [
      "namespace", "dimensions", "name", "statistic", "op", "value", "period", "datapoints",
      "missing", "minimumSample",
    ]
    guard let fields = YAMLFields(node, of: "metric", keys: keys, &problems) else { return nil }
    let namespace = fields.text("namespace", &problems)
    let dimensions = dimensions(fields, namespace, &problems)
    let name = fields.needed("name", &problems)
    let statistic = statistic(fields, &problems)
    let comparison = comparison(fields, &problems)
    let value = number(fields, for: name ?? "", &problems)
    let period = fields.value(
      "period", as: "whole minutes such as 1m, 5m or 1h, up to 31d", &problems, PolicyText.seconds)
    let points = fields.value(
      "datapoints", as: "written as 3 of 5, the first not above the second", &problems,
      PolicyText.datapoints)
    let missing = fields.value("missing", as: "notBreaching, breaching or ignore", &problems) {
      MetricCondition.MissingData(rawValue: $0)
    }
    let sample = count("minimumSample", fields, &problems)
    guard let name, let comparison, let value else { return nil }
    let condition = MetricCondition(
      namespace: namespace, dimensions: dimensions, metric: name, statistic: statistic ?? .sum,
      comparison: comparison, threshold: value, periodSeconds: period ?? 300,
      datapointsToAlarm: points?.needed ?? 1,
      evaluationPeriods: points?.of ?? 1, missingData: missing ?? .notBreaching,
      minimumSample: sample ?? 0)
    if condition.periodSeconds * Int64(condition.evaluationPeriods) > 31 * 86_400 {
      problems.append(
        YAMLProblem("the window of period times datapoints is over 31 days", at: fields.mark))
    }
    return condition
  }

  private static func dimensions(
    _ fields: YAMLFields, _ namespace: String?, _ problems: inout [YAMLProblem]
  ) -> [MetricID.Dimension] {
    guard let node = fields.node("dimensions") else { return [] }
    if namespace == nil {
      problems.append(YAMLProblem("dimensions need a namespace: that of the metric", at: node.mark))
    }
    let wanted = "names and values, such as {Currency: EUR}"
    return node.named(in: "dimensions", wanted, &problems).compactMap { name, value in
      guard let text = value.scalar?.string, !text.isEmpty else {
        problems.append(YAMLProblem("the dimension \(name) needs a value", at: value.mark))
        return nil
      }
      return MetricID.Dimension(name: name, value: text)
    }
  }

  private static func executions(_ node: Node, _ problems: inout [YAMLProblem])
    -> ExecutionCondition?
  {
    let keys = ["figure", "op", "value", "window", "minimumRuns"]
    guard let fields = YAMLFields(node, of: "executions", keys: keys, &problems) else { return nil }
    let names = ExecutionCondition.Figure.allCases.map(\.rawValue)
    let figure = fields.value("figure", as: "one of \(YAMLFields.list(names))", &problems) {
      ExecutionCondition.Figure(rawValue: $0)
    }
    if fields.node("figure") == nil {
      problems.append(
        YAMLProblem("executions needs figure: \(YAMLFields.list(names))", at: fields.mark))
    }
    let comparison = comparison(fields, &problems)
    let value = number(fields, for: figure?.rawValue ?? "", &problems)
    let window = fields.value(
      "window", as: "whole minutes such as 15m or 1h, up to 31d", &problems, PolicyText.seconds)
    let runs = count("minimumRuns", fields, &problems)
    guard let figure, let comparison, let value else { return nil }
    return ExecutionCondition(
      figure: figure, comparison: comparison, value: value, windowSeconds: window ?? 900,
      minimumRuns: runs ?? 1)
  }

  private static func configuration(_ node: Node, _ problems: inout [YAMLProblem])
    -> [ConfigurationFilter]?
  {
    if node.entries.isEmpty {
      problems.append(YAMLProblem("configuration needs at least one filter", at: node.mark))
    }
    return node.entries.compactMap { filter($0, &problems) }
  }

  private static func filter(_ node: Node, _ problems: inout [YAMLProblem]) -> ConfigurationFilter?
  {
    guard
      let fields = YAMLFields(
        node, of: "a filter", keys: ["key", "op", "value"], &problems)
    else { return nil }
    let key = fields.needed("key", &problems)
    let wanted =
      "eq, ne, gt, ge, lt, le, in, not-in, contains, not-contains, glob, present or absent"
    let op = fields.value("op", as: wanted, &problems, ConfigurationFilter.Operator.init(text:))
    if fields.node("op") == nil {
      problems.append(YAMLProblem("a filter needs op: \(wanted)", at: fields.mark))
    }
    guard let key, let op else { return nil }
    let values = values(fields, key)
    if op.needsValue, values.isEmpty {
      problems.append(YAMLProblem("\(key) needs a value to compare with", at: fields.mark))
    } else if !op.needsValue, let value = fields.node("value") {
      problems.append(YAMLProblem("op \(op.text) takes no value", at: value.mark))
    }
    return ConfigurationFilter(key: key, op: op, values: values)
  }

  private static func values(_ fields: YAMLFields, _ key: String) -> [FactValue] {
    guard let node = fields.node("value") else { return [] }
    return node.entries.compactMap { node in
      guard let scalar = node.scalar else { return nil }
      // A quoted 8.0 is a version, not a number.
      if scalar.isQuoted, Double(scalar.string) != nil || node.bool != nil {
        return .text(scalar.string)
      }
      if let flag = node.bool { return .flag(flag) }
      if let number = PolicyText.number(scalar.string, for: key) { return .number(number) }
      return .text(scalar.string)
    }
  }

  private static func comparison(_ fields: YAMLFields, _ problems: inout [YAMLProblem])
    -> Comparison?
  {
    fields.noteMissing("op", &problems)
    return fields.value("op", as: "gt, ge, lt, le, eq or ne", &problems, Comparison.init(text:))
  }

  private static func number(
    _ fields: YAMLFields, for name: String, _ problems: inout [YAMLProblem]
  ) -> Double? {
    fields.noteMissing("value", &problems)
    return fields.value("value", as: PolicyText.unitNames(name), &problems) {
      PolicyText.number($0, for: name)
    }
  }

  private static func count(_ name: String, _ fields: YAMLFields, _ problems: inout [YAMLProblem])
    -> Int?
  {
    fields.value(name, as: "a whole number from 0", &problems) { text in
      Int(text).flatMap { $0 >= 0 ? $0 : nil }
    }
  }

  /// The statistic that fields name.
  static func statistic(_ fields: YAMLFields, _ problems: inout [YAMLProblem]) -> Statistic? {
    fields.value(
      "statistic", as: "Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p99",
      &problems, statistic)
  }

  /// A statistic as CloudWatch spells it, in any case.
  private static func statistic(_ text: String) -> Statistic? {
    let known: [Statistic] = [.sum, .average, .minimum, .maximum, .sampleCount]
    if let found = known.first(where: { $0.name.lowercased() == text.lowercased() }) {
      return found
    }
    guard text.hasPrefix("p"), let share = Double(text.dropFirst()), share > 0, share < 100 else {
      return nil
    }
    return Statistic(text)
  }
}

extension Node.Scalar {
  fileprivate var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
}
