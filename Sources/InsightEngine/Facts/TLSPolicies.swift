/// Which names of TLS settings still take versions below 1.2.
enum TLSPolicies {
  /// The day on which the lists were read.
  static let asOf = "2026-11-20"
  /// Where they were read.
  static let source =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    + "describe-ssl-policies.html"

  /// Whether a policy of Elastic Load Balancing takes TLS 1.2 and newer alone.
  static func isCurrent(loadBalancer policy: String) -> Bool {
    ["TLS-1-2", "FS-1-2", "TLS13-1-2", "TLS13-1-3"].contains { policy.contains($0) }
  }

  /// Whether a minimum version of CloudFront is 1.2 or newer.
  static func isCurrent(distribution version: String) -> Bool {
    ["TLSv1.2", "TLSv1.3"].contains { version.hasPrefix($0) }
  }
}
