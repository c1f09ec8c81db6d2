/// Elastic Load Balancing.
package enum LoadBalancing {
  private static let call = ServiceName("elbv2", actions: "elasticloadbalancing", .query)

  static let operations = [
    call("DescribeLoadBalancers", ["LoadBalancers"], "finds load balancers"),
    call("DescribeListeners", ["Listeners"], "reads protocol and TLS of listeners"),
  ]

  /// Load balancers.
  package struct DescribeLoadBalancers: Decodable, Sendable {
    package var loadBalancers: [LoadBalancer]?
  }

  /// One load balancer.
  package struct LoadBalancer: Decodable, Sendable {
    package var loadBalancerArn: String?
    package var type: String?
    package var scheme: String?
  }

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
