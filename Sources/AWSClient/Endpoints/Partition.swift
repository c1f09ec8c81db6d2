/// A part of AWS with regions, names and accounts of its own.
struct Partition: Hashable, Sendable {
  /// As ARNs spell it: `aws`, `aws-cn`.
  let id: String
  let dnsSuffix: String
  let dualStackSuffix: String
  /// What the names of its regions begin with; a word and a number follow.
  let prefixes: [String]
  /// The region that holds what the partition has only once.
  let homeRegion: String
  /// The regions known when the list was read.
  let regions: [String]

  /// Whether a region has the form of this partition's names, be it known or new.
  func owns(_ region: String) -> Bool {
    prefixes.contains { prefix in
      guard region.hasPrefix(prefix + "-") else { return false }
      let rest = region.dropFirst(prefix.count + 1)
        .split(separator: "-", omittingEmptySubsequences: false)
      return rest.count == 2 && !rest[0].isEmpty && !rest[1].isEmpty
        && rest[0].utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        && rest[1].utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// The partition that a region belongs to by its name.
  static func owning(_ region: String) -> Partition? {
    all.first { $0.owns(region) }
  }

  /// Read 2026-11-27 from `partitions.json` of botocore 1.43.11.
  static let all = [
    Partition(
      id: "aws", dnsSuffix: "amazonaws.com", dualStackSuffix: "api.aws",
      prefixes: ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
      homeRegion: "us-east-1",
      regions: [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2",
        "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2",
        "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
        "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1",
        "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1",
        "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1",
        "us-west-2",
      ]),
    Partition(
      id: "aws-cn", dnsSuffix: "amazonaws.com.cn",
      dualStackSuffix: "api.amazonwebservices.com.cn", prefixes: ["cn"],
      homeRegion: "cn-northwest-1", regions: ["cn-north-1", "cn-northwest-1"]),
    Partition(
      id: "aws-us-gov", dnsSuffix: "amazonaws.com", dualStackSuffix: "api.aws",
      prefixes: ["us-gov"], homeRegion: "us-gov-west-1",
      regions: ["us-gov-east-1", "us-gov-west-1"]),
    Partition(
      id: "aws-eusc", dnsSuffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu",
      prefixes: ["eusc-de"], homeRegion: "eusc-de-east-1", regions: ["eusc-de-east-1"]),
    Partition(
      id: "aws-iso", dnsSuffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov",
      prefixes: ["us-iso"], homeRegion: "us-iso-east-1",
      regions: ["us-iso-east-1", "us-iso-west-1"]),
    Partition(
      id: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud",
      prefixes: ["us-isob"], homeRegion: "us-isob-east-1",
      regions: ["us-isob-east-1", "us-isob-west-1"]),
    Partition(
      id: "aws-iso-e", dnsSuffix: "cloud.adc-e.uk", dualStackSuffix: "api.cloud-aws.adc-e.uk",
      prefixes: ["eu-isoe"], homeRegion: "eu-isoe-west-1", regions: ["eu-isoe-west-1"]),
    Partition(
      id: "aws-iso-f", dnsSuffix: "csp.hci.ic.gov", dualStackSuffix: "api.aws.hci.ic.gov",
      prefixes: ["us-isof"], homeRegion: "us-isof-south-1",
      regions: ["us-isof-east-1", "us-isof-south-1"]),
  ]
}
