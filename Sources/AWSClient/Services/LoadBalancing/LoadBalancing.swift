/// Elastic Load Balancing.
package enum LoadBalancing {
  static let service = AWSService(
    "elbv2", actions: "elasticloadbalancing", .query, version: "2015-12-01")

  static let operations = [describeLoadBalancers, describeListeners]
}
