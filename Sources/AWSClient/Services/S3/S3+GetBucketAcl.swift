extension S3 {
  /// Reads whom a bucket's own list lets in.
  ///
  /// - IAM action: `s3:GetBucketAcl`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketAcl (2026-11).
  package static let getBucketAcl = service(
    "GetBucketAcl", "reads whom a bucket's own list lets in", keys: ["Grants", "Owner"],
    http: .get("/{Bucket}?acl"), xml: XMLForm(names: ["AccessControlList": "Grants"]))

  /// Whom a bucket's own list lets in.
  package struct GetBucketAcl: Decodable, Sendable {
    package var grants: [Grant]?
  }

  /// One line of the list.
  package struct Grant: Decodable, Sendable {
    package var grantee: Grantee?
    package var permission: String?
  }

  /// Somebody, or a group by its address.
  package struct Grantee: Decodable, Sendable {
    package var uri: String?
  }
}
