extension EC2 {
  /// Reads zones of subnets and how many addresses are free.
  ///
  /// - IAM action: `ec2:DescribeSubnets`.
  /// - Limits: 1,000 a page; rate not published.
  /// - Source: Amazon EC2 API Reference, DescribeSubnets (2026-11).
  package static let describeSubnets = service(
    "DescribeSubnets", "reads zones of subnets and how many addresses are free", keys: ["Subnets"],
    paging: Paging("NextToken", size: "MaxResults", most: 1_000),
    xml: XMLForm(names: ["subnetSet": "Subnets", "tagSet": "Tags"]))

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
