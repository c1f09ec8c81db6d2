import AWSClient
import ServerlessModel

/// The networks that functions stand in.
enum EC2Answers {
  static let handlers: [String: Handler] = ["describe-subnets": subnets]

  private static func subnets(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: EC2.DescribeSubnets = try answer.decode()
    for subnet in list.subnets ?? [] {
      guard let id = subnet.subnetId, let zone = subnet.availabilityZone else { continue }
      gathering.subnets[id] = Gathering.Subnet(
        zone: zone, freeAddresses: subnet.availableIpAddressCount, time: answer.time)
    }
  }
}

extension Gathering {
  /// A subnet as it was seen.
  struct Subnet {
    var zone: String
    var freeAddresses: Int?
    var time: Instant?
  }

  /// Tells functions of the zones and free addresses of their subnets, from the moment on at which both were known.
  mutating func fillNetworks(fallback: Instant) {
    guard let seen = subnets.values.map({ $0.time ?? fallback }).max() else { return }
    let known = subnets
    let isFunction = { (id: ResourceID) in
      ResourceKind.parse(arn: id.arn)?.kind == .lambdaFunction
    }
    let moments = Dictionary(grouping: changes.filter { isFunction($0.resource) }, by: \.resource)
      .mapValues { changes in Set(changes.map { max($0.time ?? fallback, seen) }) }
    for (id, times) in moments {
      for time in times {
        configure(id, at: time) { (part: inout FunctionConfiguration) in part.stand(in: known) }
      }
    }
  }
}

extension FunctionConfiguration {
  /// Takes over what is known of its subnets, if that is something of each.
  fileprivate mutating func stand(in known: [String: Gathering.Subnet]) {
    let mine = subnets.compactMap { id in known[id].map { (id, $0) } }
    guard !mine.isEmpty, mine.count == subnets.count else { return }
    availabilityZones = Set(mine.map(\.1.zone)).sorted()
    let free = mine.compactMap { id, subnet in subnet.freeAddresses.map { (id, $0) } }
    freeAddresses = Dictionary(free, uniquingKeysWith: { first, _ in first })
  }
}
