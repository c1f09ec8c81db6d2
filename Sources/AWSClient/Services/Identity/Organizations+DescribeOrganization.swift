extension Organizations {
  /// Tells whether the account stands in an organization.
  ///
  /// - IAM action: `organizations:DescribeOrganization`.
  /// - Limits: rate not published.
  /// - Source: AWS Organizations API Reference, DescribeOrganization (2026-11).
  package static let describeOrganization = service(
    "DescribeOrganization", "tells whether the account stands in an organization",
    keys: ["Organization"])

  /// The organization that an account stands in.
  package struct DescribeOrganization: Decodable, Sendable {
    package var organization: Organization?
  }

  /// One organization.
  package struct Organization: Decodable, Sendable {
    package var id: String?
  }
}
