extension LoadBalancing {
  /// Finds load balancers.
  ///
  /// - IAM action: `elasticloadbalancing:DescribeLoadBalancers`.
  /// - Limits: 400 a page; rate not published.
  /// - Source: Elastic Load Balancing API Reference, DescribeLoadBalancers (2026-11).
  package static let describeLoadBalancers = service(
    "DescribeLoadBalancers", "finds load balancers", keys: ["LoadBalancers"],
    paging: Paging("Marker", "NextMarker", size: "PageSize", most: 400))

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
}
