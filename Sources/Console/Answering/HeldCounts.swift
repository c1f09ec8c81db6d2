import ServerlessModel

/// What CloudWatch counted of one function in a window.
struct StepCounts {
  var total = 0
  /// A sum of each step of the window.
  var steps: [Double]
  var isEmpty = true
}

/// What was counted of functions, kept while one question is answered: a fleet, its accounts and their microservices are
/// made of the same functions.
final class HeldCounts {
  private struct Key: Hashable {
    var metric: String
    var function: ResourceID
    var step: Int64
  }

  private var held: [Key: StepCounts] = [:]
  private var sampled: [LogGroupID: [TimeSpan]]?

  func counts(
    _ metric: String, of function: ResourceID, step: Int64, read: () throws -> StepCounts
  ) rethrows -> StepCounts {
    let key = Key(metric: metric, function: function, step: step)
    if let counts = held[key] { return counts }
    let counts = try read()
    held[key] = counts
    return counts
  }

  /// When lines of a log group were sampled, of all groups.
  func sampledSpans(
    read: () throws -> [LogGroupID: [TimeSpan]]
  ) rethrows -> [LogGroupID: [TimeSpan]] {
    if let sampled { return sampled }
    let spans = try read()
    sampled = spans
    return spans
  }
}

extension Collection<MetricPoint> {
  /// How often something happened by sums of it, none of which a damaged recording can make negative or too large to count.
  var counted: Int { Int(reduce(0) { $0 + Swift.min(Swift.max($1.value, 0), 1e12) }) }
}
