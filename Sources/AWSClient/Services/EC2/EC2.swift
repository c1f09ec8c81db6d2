/// Amazon EC2: the networks that functions stand in.
package enum EC2 {
  private static let call = ServiceName("ec2", .query)

  static let operations = [
    call("DescribeSubnets", ["Subnets"], "reads zones of subnets and how many addresses are free")
  ]

  /// Subnets.
  package struct DescribeSubnets: Decodable, Sendable {
    package var subnets: [Subnet]?
  }

  /// One subnet.
  package struct Subnet: Decodable, Sendable {
    package var subnetId: String?
    package var availabilityZone: String?
    package var availableIpAddressCount: Int?
  }
}
