import ServerlessModel

/// Finds functions whose network fails with one zone, or runs out of addresses.
struct LambdaVpcSingleAz: Rule {
  var minAZ = Parameter("minAZ", 2)
  var minIPs = Parameter("minIPs", 20)

  var card: RuleCard {
    RuleCard(
      id: "lambda-vpc-single-az",
      title: "VPC function uses one zone",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [minAZ, minIPs],
      why: "When the zone fails, or no address is free, the function cannot run.",
      fix: "Add subnets in other zones and enough addresses for the peak concurrency.",
      sources: [
        "prowler awslambda_function_vpc_multi_az",
        "AWS Config lambda-vpc-multi-az-check",
        "Trusted Advisor Lambda VPC multi-AZ",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.described()
    if function.subnets.isEmpty { return .notApplicable }
    let zones = try context.fact(function.availabilityZones, from: "ec2:DescribeSubnets")
    let free = (function.freeAddresses ?? [:]).sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    var parts: [String] = []
    if zones.count < minAZ.count {
      parts.append(
        "\(Format.counted(zones.count, "zone")) for "
          + Format.counted(function.subnets.count, "subnet"))
    }
    if let least = free.first, least.value < minIPs.count {
      parts.append(
        "\(Format.counted(least.value, "free address", "free addresses")) in \(least.key)")
    }
    guard !parts.isEmpty else { return .pass }
    return .fails(
      parts.joined(separator: ", "), .list("subnets", function.subnets), .list("zones", zones),
      .list("freeAddresses", free.map { $0.key + ": " + Format.count($0.value) }))
  }
}
