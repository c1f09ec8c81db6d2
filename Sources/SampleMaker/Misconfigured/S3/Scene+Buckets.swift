extension Scene {
  /// A bucket that everybody may read and nobody tidies.
  mutating func buckets() {
    let name = "made-up-attic"
    answer(
      "s3api.list-buckets",
      [
        "Buckets": [["Name": .text(name), "CreationDate": "2025-01-05T09:00:00+00:00"]]
      ])
    answer("s3api.get-bucket-policy.\(name)", ["Policy": .text(Self.anybody)])
    answer("s3api.get-bucket-policy-status.\(name)", ["PolicyStatus": ["IsPublic": true]])
    answer("s3api.get-bucket-acl.\(name)", ["Grants": []])
    answer(
      "s3api.get-public-access-block.\(name)",
      [
        "PublicAccessBlockConfiguration": [
          "BlockPublicAcls": false, "IgnorePublicAcls": false, "BlockPublicPolicy": false,
          "RestrictPublicBuckets": false,
        ]
      ])
    answer("s3api.get-bucket-lifecycle-configuration.\(name)", ["Rules": []])
    answer("s3api.get-bucket-versioning.\(name)", [:])
    tag("arn:aws:s3:::" + name, ["env": "production"])
    measure(
      "AWS/S3 BucketSizeBytes Average",
      of: ["BucketName": name, "StorageType": "StandardStorage"], .hourly, 9e11)
    for (metric, statistic, value) in [
      ("4xxErrors", "Average", 0.2), ("AllRequests", "Sum", 90),
      ("TotalRequestLatency", "p99", 7000),
    ] {
      measure("AWS/S3 \(metric) \(statistic)", of: ["BucketName": name], .lately, value)
    }
  }
}
