import AWSClient
import ServerlessModel

/// Of an answer to GetMetricData only how each of its results ended.
struct MetricStatuses: Decodable {
  var nextToken: String?
  var metricDataResults: [Result]?

  struct Result: Decodable {
    var id: String?
    /// `Complete`, `PartialData`, `InternalError`, `Forbidden`.
    var statusCode: String?
  }

  /// The namespaces that the last page of an answer left incomplete.
  static func incomplete(_ reply: AWSReply, _ ask: LiveAsk) -> Set<String> {
    guard !ask.metrics.isEmpty, let statuses = try? reply.body.decode(MetricStatuses.self),
      statuses.nextToken?.isEmpty ?? true
    else { return [] }
    let broken = (statuses.metricDataResults ?? []).filter {
      $0.statusCode.map { $0 != "Complete" } ?? false
    }
    return Set(broken.compactMap { ask.metrics[$0.id ?? ""]?.metric.namespace })
  }
}
