import Synchronization

/// Counts what was asked of AWS, for the cost of looking.
package final class CallLedger: Sendable {
  /// What was asked by one operation.
  package struct Count: Hashable, Sendable {
    /// Requests sent, retries among them.
    package var calls = 0
    package var retries = 0
    /// Answers that said to slow down.
    package var throttles = 0
    /// Calls that ended with an error of the service.
    package var refused = 0
    package var bytesSent = 0
    package var bytesReceived = 0
    /// Metrics that answered calls of GetMetricData asked for; each costs.
    package var metrics = 0
  }

  private let counts = Mutex<[AWSOperation: Count]>([:])

  /// What was asked so far.
  package var snapshot: [AWSOperation: Count] { counts.withLock { $0 } }

  /// One request, and the size of its answer where there was one.
  func sent(_ operation: AWSOperation, bytes: Int, received: Int = 0) {
    change(operation) {
      $0.calls += 1
      $0.bytesSent += bytes
      $0.bytesReceived += received
    }
  }

  func retried(_ operation: AWSOperation) { change(operation) { $0.retries += 1 } }

  func throttled(_ operation: AWSOperation) { change(operation) { $0.throttles += 1 } }

  func refused(_ operation: AWSOperation) { change(operation) { $0.refused += 1 } }

  func answered(_ call: AWSCall) {
    let metrics = call.metricsAsked
    if metrics > 0 { change(call.operation) { $0.metrics += metrics } }
  }

  private func change(_ operation: AWSOperation, _ body: (inout Count) -> Void) {
    counts.withLock { body(&$0[operation, default: Count()]) }
  }
}

extension AWSCall {
  /// Metrics that GetMetricData is asked for; an expression adds none to those it is made of.
  fileprivate var metricsAsked: Int {
    guard operation.service == "cloudwatch", operation.name == "GetMetricData",
      case .list(let queries) = input["MetricDataQueries"]
    else { return 0 }
    return queries.count {
      if case .object(let query) = $0 { query["MetricStat"] != nil } else { false }
    }
  }
}
