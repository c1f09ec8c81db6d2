extension HealthyInventory {
  /// The topic of product events: encrypted, for the account alone, with a queue for what is not delivered.
  func topic() {
    let arn = Resources.arn("sns", "product-events")
    let subscription = arn + ":5b1c7f00-0000-4000-8000-000000000002"
    let policy: JSON = [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Sid": "own", "Effect": "Allow", "Principal": ["AWS": "arn:aws:iam::\(Shop.prod):root"],
          "Action": "sns:Publish", "Resource": .text(arn),
        ]
      ],
    ]
    put(
      [
        "Attributes": [
          "TopicArn": .text(arn), "KmsMasterKeyId": "alias/shop", "Policy": .text(policy.line),
        ]
      ], "sns.get-topic-attributes.product-events")
    let redrive: JSON = ["deadLetterTargetArn": .text(Resources.queueARN("price-dlq"))]
    put(
      [
        "Attributes": [
          "SubscriptionArn": .text(subscription), "TopicArn": .text(arn), "Protocol": "sqs",
          "Endpoint": .text(Resources.queueARN("price-queue")), "PendingConfirmation": "false",
          "RedrivePolicy": .text(redrive.line),
        ]
      ], "sns.get-subscription-attributes.product-events")
  }

  /// The bucket of pictures: closed, encrypted, with versions and an end for what is old.
  func bucket() {
    let name = "catalogue-images"
    let policy: JSON = [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Sid": "OnlyTLS", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
          "Resource": "arn:aws:s3:::\(name)/*",
          "Condition": ["Bool": ["aws:SecureTransport": "false"]],
        ]
      ],
    ]
    put(["Policy": .text(policy.line)], "s3api.get-bucket-policy.\(name)")
    put(["PolicyStatus": ["IsPublic": false]], "s3api.get-bucket-policy-status.\(name)")
    put(
      [
        "PublicAccessBlockConfiguration": [
          "BlockPublicAcls": true, "IgnorePublicAcls": true, "BlockPublicPolicy": true,
          "RestrictPublicBuckets": true,
        ]
      ], "s3api.get-public-access-block.\(name)")
    put(["Status": "Enabled"], "s3api.get-bucket-versioning.\(name)")
    put(
      [
        "ServerSideEncryptionConfiguration": [
          "Rules": [["ApplyServerSideEncryptionByDefault": ["SSEAlgorithm": "aws:kms"]]]
        ]
      ], "s3api.get-bucket-encryption.\(name)")
    put(
      [
        "Rules": [
          ["Status": "Enabled", "AbortIncompleteMultipartUpload": ["DaysAfterInitiation": 7]]
        ]
      ], "s3api.get-bucket-lifecycle-configuration.\(name)")
  }
}
