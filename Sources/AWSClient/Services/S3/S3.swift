/// Amazon S3.
package enum S3 {
  static let service = AWSService(
    "s3api", actions: "s3", .restXML, rate: CallRate(100, pool: "s3api"))

  static let operations = [
    listBuckets, getBucketLocation, getBucketEncryption, getBucketVersioning, getPublicAccessBlock,
    getBucketPolicyStatus, getBucketPolicy, getBucketAcl, getBucketLifecycleConfiguration,
    getBucketLogging, getBucketNotificationConfiguration, getBucketTagging,
  ]
}
