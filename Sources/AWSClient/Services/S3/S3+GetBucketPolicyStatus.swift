extension S3 {
  /// Reads whether a bucket is public.
  ///
  /// - IAM action: `s3:GetBucketPolicyStatus`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketPolicyStatus (2026-11).
  package static let getBucketPolicyStatus = service(
    "GetBucketPolicyStatus", "reads whether a bucket is public", keys: ["PolicyStatus"],
    http: .get("/{Bucket}?policyStatus"), xml: XMLForm(payload: "PolicyStatus"))

  /// Whether the policy makes a bucket public.
  package struct GetBucketPolicyStatus: Decodable, Sendable {
    package var policyStatus: PolicyStatus?
  }

  /// Whether the policy makes a bucket public.
  package struct PolicyStatus: Decodable, Sendable {
    package var isPublic: Bool?
  }
}
