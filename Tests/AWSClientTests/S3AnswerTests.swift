import Foundation
import Testing

@testable import AWSClient

struct S3AnswerTests {
  private func read<T: Decodable>(_ operation: AWSOperation, _ body: String) throws -> T {
    let answer = HTTPAnswer(status: 200, body: Array(body.utf8))
    return try ReplyDecoder.decode(answer, of: operation).body.decode()
  }

  private static let space = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\""

  @Test func `ListBuckets`() throws {
    let body = """
      <?xml version="1.0" encoding="UTF-8"?>
      <ListAllMyBucketsResult \(Self.space)><Owner><ID>o</ID></Owner><Buckets>
      <Bucket><Name>a</Name><CreationDate>2024-01-01T00:00:00.000Z</CreationDate><BucketRegion>eu-west-1</BucketRegion></Bucket>
      <Bucket><Name>b</Name></Bucket></Buckets><ContinuationToken>c</ContinuationToken></ListAllMyBucketsResult>
      """
    let reply = try ReplyDecoder.decode(
      HTTPAnswer(status: 200, body: Array(body.utf8)), of: S3.listBuckets)
    let list: S3.ListBuckets = try reply.body.decode()
    #expect(list.buckets?.map(\.name) == ["a", "b"])
    #expect(list.buckets?.map(\.bucketRegion) == ["eu-west-1", nil])
    #expect(reply.nextToken == "c")
  }

  @Test(
    arguments: [
      ("<LocationConstraint \(space)>eu-west-1</LocationConstraint>", "eu-west-1"),
      ("<LocationConstraint \(space)/>", nil), ("<LocationConstraint></LocationConstraint>", nil),
    ] as [(String, String?)])
  func `GetBucketLocation, empty for the oldest region`(_ body: String, _ region: String?) throws {
    let reply: S3.GetBucketLocation = try read(S3.getBucketLocation, body)
    #expect(reply.locationConstraint == region)
  }

  @Test func `GetBucketEncryption`() throws {
    let reply: S3.GetBucketEncryption = try read(
      S3.getBucketEncryption,
      """
      <ServerSideEncryptionConfiguration \(Self.space)><Rule><ApplyServerSideEncryptionByDefault>
      <SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>k</KMSMasterKeyID>
      </ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule>
      </ServerSideEncryptionConfiguration>
      """)
    let rules = try #require(reply.serverSideEncryptionConfiguration?.rules)
    #expect(rules.map(\.applyServerSideEncryptionByDefault?.sseAlgorithm) == ["aws:kms"])
  }

  @Test func `GetBucketVersioning, also where it never was on`() throws {
    let on: S3.GetBucketVersioning = try read(
      S3.getBucketVersioning,
      "<VersioningConfiguration \(Self.space)><Status>Enabled</Status></VersioningConfiguration>")
    #expect(on.status == "Enabled")
    let never: S3.GetBucketVersioning = try read(
      S3.getBucketVersioning, "<VersioningConfiguration \(Self.space)/>")
    #expect(never.status == nil)
  }

  @Test func `GetPublicAccessBlock and GetBucketPolicyStatus`() throws {
    let block: S3.GetPublicAccessBlock = try read(
      S3.getPublicAccessBlock,
      """
      <PublicAccessBlockConfiguration \(Self.space)><BlockPublicAcls>true</BlockPublicAcls>
      <IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>false</BlockPublicPolicy>
      <RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>
      """)
    let switches = try #require(block.publicAccessBlockConfiguration)
    #expect(switches.blockPublicAcls == true && switches.ignorePublicAcls == true)
    #expect(switches.blockPublicPolicy == false && switches.restrictPublicBuckets == true)
    let status: S3.GetBucketPolicyStatus = try read(
      S3.getBucketPolicyStatus,
      "<PolicyStatus \(Self.space)><IsPublic>true</IsPublic></PolicyStatus>")
    #expect(status.policyStatus?.isPublic == true)
  }

  @Test func `GetBucketPolicy, whose body is the policy`() throws {
    let policy = "{\"Version\":\"2012-10-17\",\n \"Statement\":[{\"Effect\":\"Deny\"}]}"
    let reply: S3.GetBucketPolicy = try read(S3.getBucketPolicy, policy)
    #expect(reply.policy == policy)
  }

  @Test func `GetBucketAcl`() throws {
    let reply: S3.GetBucketAcl = try read(
      S3.getBucketAcl,
      """
      <AccessControlPolicy \(Self.space)><Owner><ID>o</ID></Owner><AccessControlList>
      <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>o</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>
      <Grant><Grantee xsi:type="Group"><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>READ</Permission></Grant>
      </AccessControlList></AccessControlPolicy>
      """)
    #expect(
      reply.grants?.map(\.grantee?.uri) == [
        nil, "http://acs.amazonaws.com/groups/global/AllUsers",
      ])
    #expect(reply.grants?.map(\.permission) == ["FULL_CONTROL", "READ"])
  }

  @Test func `GetBucketLifecycleConfiguration, with one rule and with more`() throws {
    let rule = """
      <Rule><ID>r</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status>
      <Transition><Days>30</Days></Transition><Transition><Days>90</Days></Transition>
      <AbortIncompleteMultipartUpload><DaysAfterInitiation>7</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule>
      """
    for count in [1, 3] {
      let reply: S3.GetBucketLifecycleConfiguration = try read(
        S3.getBucketLifecycleConfiguration,
        "<LifecycleConfiguration \(Self.space)>"
          + String(repeating: rule, count: count) + "</LifecycleConfiguration>")
      #expect(reply.rules?.count == count)
      #expect(reply.rules?.first?.abortIncompleteMultipartUpload?.daysAfterInitiation == 7)
    }
  }

  @Test func `GetBucketLogging, on and off`() throws {
    let on: S3.GetBucketLogging = try read(
      S3.getBucketLogging,
      "<BucketLoggingStatus \(Self.space)><LoggingEnabled><TargetBucket>logs</TargetBucket>"
        + "<TargetPrefix/></LoggingEnabled></BucketLoggingStatus>")
    #expect(on.loggingEnabled?.targetBucket == "logs")
    let off: S3.GetBucketLogging = try read(
      S3.getBucketLogging, "<BucketLoggingStatus \(Self.space)/>")
    #expect(off.loggingEnabled == nil)
  }

  @Test func `GetBucketNotificationConfiguration, under the names of the API`() throws {
    let reply: S3.GetBucketNotificationConfiguration = try read(
      S3.getBucketNotificationConfiguration,
      """
      <NotificationConfiguration \(Self.space)>
      <TopicConfiguration><Id>1</Id><Topic>arn:t</Topic><Event>s3:ObjectCreated:*</Event></TopicConfiguration>
      <QueueConfiguration><Queue>arn:q1</Queue></QueueConfiguration>
      <CloudFunctionConfiguration><Id>f</Id><CloudFunction>arn:f</CloudFunction><Event>a</Event><Event>b</Event></CloudFunctionConfiguration>
      <QueueConfiguration><Queue>arn:q2</Queue></QueueConfiguration>
      </NotificationConfiguration>
      """)
    #expect(reply.lambdaFunctionConfigurations?.map(\.lambdaFunctionArn) == ["arn:f"])
    #expect(reply.queueConfigurations?.map(\.queueArn) == ["arn:q1", "arn:q2"])
    #expect(reply.topicConfigurations?.map(\.topicArn) == ["arn:t"])
  }

  @Test func `GetBucketTagging`() throws {
    let reply: S3.GetBucketTagging = try read(
      S3.getBucketTagging,
      "<Tagging \(Self.space)><TagSet><Tag><Key>team</Key><Value>shop</Value></Tag>"
        + "<Tag><Key>old</Key><Value></Value></Tag></TagSet></Tagging>")
    #expect(reply.tagSet?.dictionary == ["team": "shop", "old": ""])
  }
}
