/// Where services stand that have one place for a whole partition.
///
/// Checked 2026-11-27 against the endpoint rules of botocore 1.43.11.
enum GlobalHosts {
  /// The region that holds a service, and that it is signed for.
  static func home(of prefix: String, in partition: Partition) -> String {
    partition.id == "aws-cn" && prefix == "iam" ? "cn-north-1" : partition.homeRegion
  }

  /// The host of a service without a region in its name; `nil` where its name has one after all.
  static func host(of prefix: String, fips: Bool, dualStack: Bool, in partition: Partition)
    -> String?
  {
    let suffix = dualStack ? "global." + partition.dualStackSuffix : partition.dnsSuffix
    switch (partition.id, prefix) {
    case ("aws", _): return "\(prefix)\(fips ? "-fips" : "").\(suffix)"
    case ("aws-us-gov", "iam"):
      return "iam.us-gov." + (dualStack ? partition.dualStackSuffix : partition.dnsSuffix)
    case (_, "cloudfront") where partition.id != "aws-cn" && !dualStack:
      return "cloudfront\(fips ? "-fips" : "").\(suffix)"
    default: return nil
    }
  }
}
