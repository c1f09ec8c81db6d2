import DataProvider
import ServerlessModel
import Testing

struct AccountAnswerTests {
  @Test func `names accounts and their regions`() throws {
    let batch = try gather(
      Document(
        place + "sts.get-caller-identity.json",
        """
        {"UserId": "A", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:x/y"}
        """),
      Document(place + "iam.list-account-aliases.json", "{\"AccountAliases\": [\"shop-prod\"]}"),
      Document(
        place + "account.list-regions.json",
        """
        {"Regions": [{"RegionName": "eu-central-1", "RegionOptStatus": "ENABLED_BY_DEFAULT"},
          {"RegionName": "af-south-1", "RegionOptStatus": "DISABLED"}]}
        """),
      Document(
        "accounts.json",
        """
        {"Accounts": [{"Id": "444455556666", "Name": "billing", "Status": "ACTIVE"}]}
        """))
    #expect(batch.accounts.map(\.name) == ["shop-prod", "billing"])
    #expect(batch.accounts.first?.regions == ["eu-central-1", "eu-west-1"])
  }

  @Test func `reads roles with inline and managed policies`() throws {
    let batch = try gather(
      Document(
        "roles.json",
        """
        {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [{"Path": "/", "RoleName":
          "orders", "Arn": "arn:aws:iam::111122223333:role/orders", "CreateDate": "2026-01-02T00:00:00+00:00",
          "AssumeRolePolicyDocument":
          {"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
          "Action": "sts:AssumeRole"}]}, "RolePolicyList": [{"PolicyName": "inline",
          "PolicyDocument": {"Statement": {"Effect": "Allow", "Action": "dynamodb:*",
          "Resource": "*"}}}], "AttachedManagedPolicies": [{"PolicyName": "own", "PolicyArn":
          "arn:aws:iam::111122223333:policy/own"}], "RoleLastUsed": {"LastUsedDate":
          "2026-11-19T00:00:00+00:00", "Region": "eu-west-1"}, "Tags": []}],
         "Policies": [{"Arn": "arn:aws:iam::111122223333:policy/own", "PolicyVersionList": [
          {"Document": {"Statement": []}, "VersionId": "v1", "IsDefaultVersion": false},
          {"Document": {"Statement": [{"Effect": "Allow", "NotAction": ["iam:*"],
           "Resource": ["*"]}]}, "VersionId": "v2", "IsDefaultVersion": true}]}],
         "IsTruncated": false}
        """))
    guard case .role(let role) = try batch.configuration("role/orders") else {
      Issue.record("no role")
      return
    }
    #expect(role.trust?.first?.principals == ["Service:lambda.amazonaws.com"])
    #expect(role.statements?.map(\.actions) == [["dynamodb:*"], []])
    #expect(role.statements?.last?.notActions == ["iam:*"])
    #expect(role.lastUsed == Instant(iso8601: "2026-11-19"))
    #expect(role.createdAt == Instant(iso8601: "2026-01-02"))
    #expect(role.readPolicies == ["arn:aws:iam::111122223333:policy/own"])
  }

  @Test func `reads when a role last called each service`() throws {
    let path = place + "iam.get-service-last-accessed-details.orders.json"
    let batch = try gather(
      Document(
        path,
        """
        {"JobStatus": "COMPLETED", "JobCreationDate": "2026-11-20T00:00:00+00:00",
          "ServicesLastAccessed": [
          {"ServiceName": "Amazon SQS", "ServiceNamespace": "sqs",
            "TotalAuthenticatedEntities": 0},
          {"ServiceName": "Amazon DynamoDB", "ServiceNamespace": "dynamodb",
            "LastAuthenticated": "2026-11-19T00:00:00+00:00", "TotalAuthenticatedEntities": 1}]}
        """))
    guard case .role(let role) = try batch.configuration("role/orders") else {
      Issue.record("no role")
      return
    }
    #expect(
      role.serviceAccess == [
        ServiceAccess(namespace: "dynamodb", lastUsed: Instant(iso8601: "2026-11-19")),
        ServiceAccess(namespace: "sqs"),
      ])
    let running = try gather(
      Document(path, #"{"JobStatus": "IN_PROGRESS", "ServicesLastAccessed": []}"#))
    #expect(running.configurations.isEmpty)
  }

  @Test func `a policy of a role with a path goes to that role`() throws {
    let batch = try gather(
      Document(
        place + "role.json",
        """
        {"Role": {"RoleName": "orders", "Arn": "arn:aws:iam::111122223333:role/service-role/orders",
          "AssumeRolePolicyDocument": "%7B%22Statement%22%3A%5B%5D%7D"}}
        """),
      Document(
        place + "policy.json",
        """
        {"RoleName": "orders", "PolicyName": "p", "PolicyDocument":
          {"Statement": [{"Effect": "Allow", "Action": ["s3:*"], "Resource": "*"}]}}
        """))
    #expect(batch.configurations.count == 1)
    guard case .role(let role) = try batch.configuration("role/service-role/orders") else {
      Issue.record("no role")
      return
    }
    #expect(role.statements?.first?.actions == ["s3:*"] && role.trust == [])
  }

  @Test func `names the root stack of what nested stacks made`() throws {
    let batch = try gather(
      Document(
        place + "sqs.list-queues.json",
        "{\"QueueUrls\": [\"https://sqs.eu-west-1.amazonaws.com/111122223333/orders\"]}"),
      Document(
        place + "cloudformation.list-stack-resources.shop-core-Q1.json",
        """
        {"StackResourceSummaries": [{"LogicalResourceId": "Q", "PhysicalResourceId":
          "https://sqs.eu-west-1.amazonaws.com/111122223333/orders",
          "ResourceType": "AWS::SQS::Queue", "ResourceStatus": "CREATE_COMPLETE"}]}
        """),
      Document(
        "stacks.json",
        """
        {"StackSummaries": [{"StackId":
          "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-core-Q1/1",
          "StackName": "shop-core-Q1", "StackStatus": "UPDATE_COMPLETE", "ParentId":
          "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-core/2", "RootId":
          "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-core/2"}]}
        """))
    #expect(try batch.resource(":orders").stack == "shop-core")
  }

  @Test func `tags of the tagging API reach APIs, whose ARNs leave the account out`() throws {
    let batch = try gather(
      APIAnswerTests.restAPIs,
      Document(
        place + "tags.json",
        """
        {"PaginationToken": "", "ResourceTagMappingList": [
          {"ResourceARN": "arn:aws:apigateway:eu-west-1::/restapis/abc123",
           "Tags": [{"Key": "env", "Value": "prod"}]},
          {"ResourceARN": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1", "Tags": []}]}
        """))
    #expect(batch.resources.count == 1)
    #expect(try batch.resource("abc123").tags == ["env": "prod", "service": "shop"])
    #expect(try batch.resource("abc123").name == "shop")
  }

  @Test func `a limit of the account wins over the default`() throws {
    func quota(_ path: String, _ value: Double) -> Document {
      Document(
        place + path,
        """
        {"Quotas": [{"ServiceCode": "lambda", "QuotaArn":
          "arn:aws:servicequotas:eu-west-1:111122223333:lambda/L-B99A9384", "QuotaCode":
          "L-B99A9384", "QuotaName": "Concurrent executions", "Value": \(value),
          "Unit": "None", "Adjustable": true, "GlobalQuota": false}]}
        """)
    }
    let batch = try gather(
      quota("service-quotas.list-service-quotas.json", 3000),
      quota("service-quotas.list-aws-default-service-quotas.json", 1000))
    #expect(batch.quotas.map(\.limit) == [3000])
    #expect(batch.quotas.first?.adjustable == true)
  }

  @Test func `an answer without any place is of the unknown account`() throws {
    let batch = try gather(Document("x.json", "{\"TableNames\": [\"orders\"]}"))
    #expect(batch.resources.first?.id.arn == "arn:aws:dynamodb:unknown:unknown:table/orders")
    let known = try gather(
      Document("x.json", "{\"TableNames\": [\"orders\"]}"),
      options: AnswerOptions(account: "111122223333", region: "eu-west-1"))
    #expect(known.resources.first?.account == "111122223333")
  }

  @Test func `takes the time of an answer's own metadata`() throws {
    let batch = try gather(
      Document(
        "2020-01-01T00:00:00Z/" + place + "dynamodb.list-tables.json",
        """
        {"TableNames": ["orders"], "ResponseMetadata": {"HTTPStatusCode": 200, "HTTPHeaders":
          {"date": "Fri, 20 Nov 2026 14:32:10 GMT"}}}
        """))
    #expect(batch.resources.first?.validFrom == Instant(iso8601: "2026-11-20T14:32:10Z"))
  }
}
