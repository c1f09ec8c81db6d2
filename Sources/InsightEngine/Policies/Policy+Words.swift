import ServerlessModel

extension Policy {
  /// The condition in words: `errorPct >= 5 over 15 min, at least 20 runs`.
  package var words: String {
    switch condition {
    case .metric(let metric): metric.words
    case .executions(let executions): executions.words
    case .configuration(let filters): filters.map(\.words).joined(separator: " and ")
    }
  }
}

extension MetricCondition {
  /// The metric with its namespace and dimensions, where it has those: `Shop OrdersPlaced {Currency=EUR}`.
  var named: String {
    let told = dimensions.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    return [namespace, metric, told.isEmpty ? nil : "{\(told)}"].compactMap(\.self)
      .joined(separator: " ")
  }

  var words: String {
    let sample = minimumSample > 0 ? ", at least \(minimumSample) samples" : ""
    return "\(named) \(statistic.name) \(comparison.sign) \(Format.short(threshold)) in "
      + "\(datapointsToAlarm) of \(evaluationPeriods) × \(Format.age(seconds: periodSeconds))"
      + sample
  }
}

extension ExecutionCondition {
  var words: String {
    let runs = minimumRuns > 1 ? ", at least \(minimumRuns) runs" : ""
    return "\(figure.rawValue) \(comparison.sign) \(Format.short(value)) over "
      + Format.age(seconds: windowSeconds) + runs
  }
}

extension ConfigurationFilter {
  var words: String {
    let values = values.map(\.text).joined(separator: ", ")
    return op.needsValue ? "\(key) \(op.text) \(values)" : "\(key) \(op.text)"
  }
}

extension ConfigurationFilter.Operator {
  /// The name that reads back as it.
  package var text: String {
    switch self {
    case .compare(let comparison): comparison.rawValue
    case .in: "in"
    case .notIn: "not-in"
    case .contains: "contains"
    case .notContains: "not-contains"
    case .glob: "glob"
    case .present: "present"
    case .absent: "absent"
    }
  }
}

extension PolicyScope {
  /// The scope in words: `Lambda functions named charge-* of checkout`.
  package var words: String {
    let parts = [
      kind.map { "\($0.title)s" } ?? "everything", name.map { "named \($0)" },
      microservice.map { "of \($0)" }, tag.map { "tagged \($0.key)=\($0.value)" },
      account.map { "in account \($0)" }, region.map { "in \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
