extension IAM {
  /// Reads which services a role called, and when.
  ///
  /// - IAM action: `iam:GetServiceLastAccessedDetails`.
  /// - Limits: 1,000 a page; rate not published.
  /// - Source: IAM API Reference, GetServiceLastAccessedDetails (2026-11).
  package static let getServiceLastAccessedDetails = service(
    "GetServiceLastAccessedDetails", "reads which services a role called, and when",
    keys: ["ServicesLastAccessed"], paging: Paging("Marker", size: "MaxItems", most: 1_000))

  /// The services that a role may call, once the job that looks for them is done.
  package struct GetServiceLastAccessedDetails: Decodable, Sendable {
    package var jobStatus: String?
    package var servicesLastAccessed: [ServiceUse]?
  }

  /// When a service was last called.
  package struct ServiceUse: Decodable, Sendable {
    package var serviceNamespace: String?
    package var lastAuthenticated: Timestamp?
  }
}
