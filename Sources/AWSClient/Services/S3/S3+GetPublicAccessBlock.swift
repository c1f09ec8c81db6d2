extension S3 {
  /// Reads whether a bucket can be public.
  ///
  /// - IAM action: `s3:GetBucketPublicAccessBlock`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetPublicAccessBlock (2026-11).
  package static let getPublicAccessBlock = service(
    "GetPublicAccessBlock", "reads whether a bucket can be public",
    keys: ["PublicAccessBlockConfiguration"], action: "GetBucketPublicAccessBlock",
    http: .get("/{Bucket}?publicAccessBlock"),
    xml: XMLForm(payload: "PublicAccessBlockConfiguration"))

  /// Whether a bucket can be public.
  package struct GetPublicAccessBlock: Decodable, Sendable {
    package var publicAccessBlockConfiguration: PublicAccessBlock?
  }

  /// The four switches.
  package struct PublicAccessBlock: Decodable, Sendable {
    package var blockPublicAcls: Bool?
    package var ignorePublicAcls: Bool?
    package var blockPublicPolicy: Bool?
    package var restrictPublicBuckets: Bool?
  }
}
