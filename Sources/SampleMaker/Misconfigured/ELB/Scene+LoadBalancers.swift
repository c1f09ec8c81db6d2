extension Scene {
  static let balancer = "app/plain/50dc6c495c0c9188"

  /// A load balancer that takes plain HTTP and whose targets fail.
  mutating func loadBalancers() {
    let name = Self.balancer
    let arn = Misconfigured.arn("elasticloadbalancing", "loadbalancer/" + name)
    answer(
      "elbv2.describe-load-balancers",
      [
        "LoadBalancers": [
          ["LoadBalancerArn": .text(arn), "Type": "application", "Scheme": "internet-facing"]
        ]
      ])
    answer(
      "elbv2.describe-listeners",
      [
        "Listeners": [
          [
            "LoadBalancerArn": .text(arn), "Protocol": "HTTP", "Port": 80,
            "DefaultActions": [["Type": "forward"]],
          ]
        ]
      ])
    for (metric, value) in [("HTTPCode_Target_5XX_Count", 30.0), ("RequestCount", 120)] {
      measure("AWS/ApplicationELB \(metric) Sum", of: ["LoadBalancer": name], .lately, value)
    }
  }
}
