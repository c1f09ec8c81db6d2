import AWSClient
import ServerlessModel

/// How load balancers listen.
enum LoadBalancingAnswers {
  static let handlers: [String: Handler] = [
    "describe-load-balancers": loadBalancers, "describe-listeners": listeners,
  ]

  private static func loadBalancers(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: LoadBalancing.DescribeLoadBalancers = try answer.decode()
    for balancer in list.loadBalancers ?? [] {
      guard let id = ARN.resource(balancer.loadBalancerArn) else { continue }
      gathering.see(id, at: answer.time)
      gathering.configure(id, at: answer.time) { (part: inout LoadBalancerConfiguration) in
        part.type = balancer.type
        part.scheme = balancer.scheme
      }
    }
  }

  private static func listeners(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: LoadBalancing.DescribeListeners = try answer.decode()
    let byBalancer = Dictionary(
      grouping: list.listeners ?? [], by: { ARN.resource($0.loadBalancerArn) })
    for (id, listeners) in byBalancer {
      guard let id else { continue }
      let plain = listeners.filter { $0.protocol == "HTTP" }
      gathering.configure(id, at: answer.time) { (part: inout LoadBalancerConfiguration) in
        part.listenerProtocols = listeners.compactMap(\.protocol)
        part.sslPolicies = listeners.compactMap(\.sslPolicy)
        part.redirectsToHTTPS = plain.allSatisfy { listener in
          listener.defaultActions?.contains { $0.redirectConfig?.protocol == "HTTPS" } ?? false
        }
      }
    }
  }
}
