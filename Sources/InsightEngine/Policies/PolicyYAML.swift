import ServerlessModel

/// Policies as the YAML that reads back as them.
package enum PolicyYAML {
  /// One policy as an entry of a list.
  package static func yaml(_ policy: Policy) -> String {
    var lines = [
      "- name: \(quoted(policy.name))", "  message: \(quoted(policy.message))",
      "  severity: \(policy.severity.rawValue)", "  question: \(policy.question.rawValue)",
    ]
    let scope = fields(policy.scope)
    if !scope.isEmpty { lines.append("  scope: {\(scope)}") }
    lines += condition(policy.condition)
    if !policy.notify.isEmpty {
      lines.append("  notify: [\(policy.notify.map(quoted).joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func condition(_ condition: PolicyCondition) -> [String] {
    switch condition {
    case .executions(let value):
      [
        "  executions:", "    figure: \(value.figure.rawValue)",
        "    op: \(value.comparison.rawValue)", "    value: \(number(value.value))",
        "    window: \(length(value.windowSeconds))", "    minimumRuns: \(value.minimumRuns)",
      ]
    case .metric(let value):
      [
        "  metric:", value.namespace.map { "    namespace: \(quoted($0))" },
        value.dimensions.isEmpty ? nil : "    dimensions: {\(fields(value.dimensions))}",
        "    name: \(quoted(value.metric))", "    statistic: \(value.statistic.name)",
        "    op: \(value.comparison.rawValue)",
        "    value: \(number(value.threshold))", "    period: \(length(value.periodSeconds))",
        "    datapoints: \(value.datapointsToAlarm) of \(value.evaluationPeriods)",
        "    missing: \(value.missingData.rawValue)",
        "    minimumSample: \(value.minimumSample)",
      ].compactMap(\.self)
    case .configuration(let filters): ["  configuration:"] + filters.map { "    - {\(fields($0))}" }
    }
  }

  private static func fields(_ scope: PolicyScope) -> String {
    [
      scope.kind.map { "kind: \(quoted($0.rawValue))" },
      scope.name.map { "name: \(quoted($0))" },
      scope.microservice.map { "microservice: \(quoted($0))" },
      scope.account.map { "account: \(quoted($0))" }, scope.region.map { "region: \(quoted($0))" },
      scope.tag.map { "tag: \(quoted("\($0.key)=\($0.value)"))" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  private static func fields(_ dimensions: [MetricID.Dimension]) -> String {
    dimensions.map { "\(quoted($0.name)): \(quoted($0.value))" }.joined(separator: ", ")
  }

  private static func fields(_ filter: ConfigurationFilter) -> String {
    let values = filter.values.map(value).joined(separator: ", ")
    let rest = filter.op.needsValue ? ", value: [\(values)]" : ""
    return "key: \(quoted(filter.key)), op: \(filter.op.text)\(rest)"
  }

  private static func value(_ value: FactValue) -> String {
    if case .text(let text) = value { quoted(text) } else { value.text }
  }

  /// `15m`, `2h`, `7d`.
  private static func length(_ seconds: Int64) -> String {
    if seconds % 86_400 == 0 { return "\(seconds / 86_400)d" }
    return seconds % 3600 == 0 ? "\(seconds / 3600)h" : "\(seconds / 60)m"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
  }

  /// A text that YAML takes for nothing else: quoted unless it is a plain word.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0))
      }
      && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
    if isPlain { return text }
    var inner = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": inner += "\\\""
      case "\\": inner += "\\\\"
      case "\n": inner += "\\n"
      case "\t": inner += "\\t"
      default: inner += isSeen(scalar) ? String(scalar) : escaped(scalar)
      }
    }
    return "\"\(inner)\""
  }

  /// YAML refuses some of what is not seen and takes some for the end of a line.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
    default: true
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
