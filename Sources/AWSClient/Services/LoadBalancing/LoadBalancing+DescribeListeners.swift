extension LoadBalancing {
  /// Reads protocol and TLS of listeners.
  ///
  /// - IAM action: `elasticloadbalancing:DescribeListeners`.
  /// - Limits: 400 a page; rate not published.
  /// - Source: Elastic Load Balancing API Reference, DescribeListeners (2026-11).
  package static let describeListeners = service(
    "DescribeListeners", "reads protocol and TLS of listeners", keys: ["Listeners"],
    paging: Paging("Marker", "NextMarker", size: "PageSize", most: 400))

  /// Listeners of one load balancer.
  package struct DescribeListeners: Decodable, Sendable {
    package var listeners: [Listener]?
  }

  /// One listener.
  package struct Listener: Decodable, Sendable {
    package var loadBalancerArn: String?
    package var `protocol`: String?
    package var sslPolicy: String?
    package var defaultActions: [Action]?
  }

  /// What a listener does.
  package struct Action: Decodable, Sendable {
    package var type: String?
    package var redirectConfig: Redirect?
  }

  /// Where a listener sends callers.
  package struct Redirect: Decodable, Sendable {
    package var `protocol`: String?
  }
}
