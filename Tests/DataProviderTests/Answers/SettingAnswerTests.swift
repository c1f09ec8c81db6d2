import DataProvider
import ServerlessModel
import Testing

/// The settings that only rules read.
struct SettingAnswerTests {
  private func account(_ batch: SnapshotBatch) throws -> AccountConfiguration {
    try #require(try batch.configuration("iam:eu-west-1:111122223333:root").account)
  }

  @Test func `an account is one resource in each region, with the limits of that region`() throws {
    func settings(_ limit: Int) -> String {
      """
      {"AccountLimit": {"TotalCodeSize": 1, "ConcurrentExecutions": \(limit),
        "UnreservedConcurrentExecutions": 9}, "AccountUsage": {"TotalCodeSize": 1}}
      """
    }
    let batch = try gather(
      Document(place + "lambda.get-account-settings.json", settings(1000)),
      Document("111122223333/us-east-1/lambda.get-account-settings.json", settings(50)),
      Document(
        place + "apigateway.get-account.json",
        "{\"throttleSettings\": {\"burstLimit\": 5000, \"rateLimit\": 10000.0}}"))
    #expect(batch.resources.map(\.region) == ["eu-west-1", "us-east-1"])
    let ireland = try account(batch)
    #expect(ireland.concurrentExecutions == 1000 && ireland.apiThrottleRate == 10_000)
    let virginia = try batch.configuration("iam:us-east-1:111122223333:root").account
    #expect(virginia?.concurrentExecutions == 50)
  }

  @Test func `limits name the metric of their use`() throws {
    let batch = try gather(
      Document(
        place + "quotas.json",
        """
        {"Quotas": [{"ServiceCode": "dynamodb", "QuotaArn":
          "arn:aws:servicequotas:eu-west-1:111122223333:dynamodb/L-1", "QuotaCode": "L-1",
          "QuotaName": "Rate", "Value": 40.0, "Adjustable": false, "Period": {"PeriodValue": 1,
          "PeriodUnit": "SECOND"}, "UsageMetric": {"MetricNamespace": "AWS/Usage", "MetricName":
          "CallCount", "MetricDimensions": {"Type": "API", "Class": "None"},
          "MetricStatisticRecommendation": "Sum"}}]}
        """))
    let quota = try #require(batch.quotas.first)
    #expect(quota.periodSeconds == 1 && quota.usageStatistic == .sum)
    #expect(
      quota.usage
        == MetricID(
          namespace: "AWS/Usage", name: "CallCount",
          dimensions: [.init(name: "Class", value: "None"), .init(name: "Type", value: "API")]))
    #expect(batch.resources.map(\.kind) == [.account])
  }

  @Test func `stacks of several pages are told together, deleted ones left out`() throws {
    func page(_ name: String, _ status: String, drift: String = "NOT_CHECKED") -> Document {
      Document(
        place + "stacks.\(name).json",
        """
        {"StackSummaries": [{"StackId":
          "arn:aws:cloudformation:eu-west-1:111122223333:stack/\(name)/1", "StackName": "\(name)",
          "StackStatus": "\(status)", "DriftInformation": {"StackDriftStatus": "\(drift)"}}]}
        """)
    }
    let batch = try gather(
      page("shop", "UPDATE_ROLLBACK_COMPLETE"), page("bills", "CREATE_COMPLETE", drift: "DRIFTED"),
      page("old", "DELETE_COMPLETE"))
    #expect(
      try account(batch).stacks == [
        StackState(name: "bills", status: "CREATE_COMPLETE", drift: "DRIFTED"),
        StackState(name: "shop", status: "UPDATE_ROLLBACK_COMPLETE", drift: "NOT_CHECKED"),
      ])
  }

  @Test func `an account stands in an organization, or in none`() throws {
    let within = try gather(
      Document(
        place + "organizations.describe-organization.json",
        "{\"Organization\": {\"Id\": \"o-madeup\", \"FeatureSet\": \"ALL\"}}"))
    #expect(try account(within).organization == "o-madeup")
    let alone = try gather(
      Document(
        place + "organizations.describe-organization.err",
        """

        An error occurred (AWSOrganizationsNotInUseException) when calling the DescribeOrganization operation: Your account is not a member of an organization.
        """))
    #expect(try account(alone).organization == "NONE")
  }

  @Test func `a list of all metrics names the namespaces that AWS does not publish`() throws {
    func list(_ namespaces: String...) -> Document {
      let metrics = namespaces.map { "{\"Namespace\": \"\($0)\", \"MetricName\": \"M\"}" }
      return Document(
        place + "cloudwatch.list-metrics.json", "{\"Metrics\": [\(metrics.joined(separator: ","))]}"
      )
    }
    #expect(
      try account(gather(list("AWS/Lambda", "Shop", "Bills"))).customNamespaces == [
        "Bills", "Shop",
      ])
    #expect(try account(gather(list("AWS/Lambda", "AWS/SQS"))).customNamespaces == [])
    #expect(try gather(list("AWS/Lambda")).configurations.isEmpty)
  }

  @Test func `use and gateways are metrics of the account`() throws {
    let batch = try gather(
      Document(
        place + "cloudwatch.get-metric-data.json",
        """
        {"MetricDataResults": [
          {"Id": "a", "Label": "AWS/Usage CallCount Service=DynamoDB Sum", "Timestamps":
            ["2026-11-20T10:00:00+00:00"], "Values": [7.0]},
          {"Id": "b", "Label": "AWS/NATGateway BytesOutToDestination NatGatewayId=nat-1 Sum",
            "Timestamps": ["2026-11-20T10:00:00+00:00"], "Values": [9.0]}]}
        """))
    #expect(
      Set(batch.points.compactMap { $0.id.resource?.arn })
        == ["arn:aws:iam:eu-west-1:111122223333:root"])
  }

  @Test func `a bill is a series for each part of it`() throws {
    func day(_ day: Int, _ amount: String) -> String {
      """
      {"TimePeriod": {"Start": "2026-11-\(day)", "End": "2026-11-\(day + 1)"}, "Total": {},
       "Groups": [{"Keys": ["EU-NatGateway-Bytes"], "Metrics": {"UnblendedCost":
         {"Amount": "\(amount)", "Unit": "USD"}}}], "Estimated": false}
      """
    }
    let batch = try gather(
      Document(
        place + "ce.get-cost-and-usage.json",
        """
        {"GroupDefinitions": [{"Type": "DIMENSION", "Key": "USAGE_TYPE"}],
         "ResultsByTime": [\(day(18, "1.5")), \(day(19, "2.25"))]}
        """))
    let series = try #require(batch.points.first)
    #expect(batch.points.count == 1 && series.id.periodSeconds == 86_400)
    #expect(series.id.metric.namespace == "AWS/CostExplorer")
    #expect(
      series.id.metric.dimensions == [.init(name: "USAGE_TYPE", value: "EU-NatGateway-Bytes")])
    #expect(series.points.map(\.value) == [1.5, 2.25])
    #expect(series.id.resource?.arn == "arn:aws:iam:eu-west-1:111122223333:root")
  }

  @Test func `tables that a whole list of targets does not name are not scaled`() throws {
    let tables = Document(place + "dynamodb.list-tables.json", "{\"TableNames\": [\"a\", \"b\"]}")
    func target(_ table: String) -> String {
      """
      {"ServiceNamespace": "dynamodb", "ResourceId": "table/\(table)", "ScalableDimension":
        "dynamodb:table:ReadCapacityUnits", "MinCapacity": 1, "MaxCapacity": 9}
      """
    }
    func targets(_ targets: String...) -> Document {
      Document(
        place + "application-autoscaling.describe-scalable-targets.json",
        "{\"ScalableTargets\": [\(targets.joined(separator: ","))]}")
    }
    let none = try gather(tables, targets())
    #expect(try none.configuration("table/a").table?.scaling == [])
    let others = try gather(tables, targets(target("b"), target("c")))
    #expect(try others.configuration("table/a").table?.scaling == [])
    #expect(try others.configuration("table/b").table?.scaling?.count == 1)
    let single = try gather(tables, targets(target("b")))
    #expect(!single.configurations.contains { $0.resource.arn.hasSuffix("table/a") })
  }

  @Test func `a bucket is open by its list, and gives uploads up by a rule`() throws {
    func acl(_ group: String) -> Document {
      Document(
        place + "s3api.get-bucket-acl.uploads.json",
        """
        {"Owner": {"ID": "x"}, "Grants": [{"Grantee": {"Type": "Group", "URI":
          "http://acs.amazonaws.com/groups/\(group)"}, "Permission": "READ"}]}
        """)
    }
    func bucket(_ document: Document) throws -> BucketConfiguration {
      try #require(try gather(document).configuration(":::uploads").bucket)
    }
    #expect(try bucket(acl("global/AllUsers")).aclPublic == true)
    #expect(try bucket(acl("s3/LogDelivery")).aclPublic == false)
    func rules(_ status: String) -> Document {
      Document(
        place + "s3api.get-bucket-lifecycle-configuration.uploads.json",
        """
        {"Rules": [{"ID": "a", "Status": "Enabled", "Prefix": ""}, {"ID": "b", "Status":
          "\(status)", "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]}
        """)
    }
    let both = try bucket(rules("Enabled"))
    #expect(both.lifecycleRules == 2 && both.abortsIncompleteUploads == true)
    let one = try bucket(rules("Disabled"))
    #expect(one.lifecycleRules == 1 && one.abortsIncompleteUploads == false)
    let none = try gather(
      Document(
        place + "s3api.get-bucket-lifecycle-configuration.uploads.err",
        """

        An error occurred (NoSuchLifecycleConfiguration) when calling the GetBucketLifecycleConfiguration operation: The lifecycle configuration does not exist
        """))
    #expect(try none.configuration(":::uploads").bucket?.abortsIncompleteUploads == false)
  }

  @Test func `services are told what their task definition says, whichever came first`() throws {
    let service = Document(
      place + "ecs.describe-services.json",
      """
      {"services": [{"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/c/web",
        "serviceName": "web", "desiredCount": 2, "runningCount": 2, "taskDefinition":
        "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7"}], "failures": []}
      """)
    let definition = Document(
      place + "ecs.describe-task-definition.json",
      """
      {"taskDefinition": {"taskDefinitionArn":
        "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7", "containerDefinitions": [
        {"name": "app", "privileged": true, "environment": [{"name": "STAGE", "value": "prod"}],
         "logConfiguration": {"logDriver": "awslogs"}}, {"name": "proxy", "environment": []}]}}
      """)
    for order in [[service, definition], [definition, service]] {
      let batch = try gather(order[0], order[1])
      let web = try #require(try batch.configuration("service/c/web").containerService)
      #expect(web.environment?.map(\.name) == ["STAGE"])
      #expect(web.containersWithoutLogs == ["proxy"] && web.privileged == true)
      #expect(web.desiredCount == 2)
    }
  }

  @Test func `reads what rules compare use with`() throws {
    let batch = try gather(
      Document(
        "rds.json",
        """
        {"DBInstances": [{"DBInstanceIdentifier": "db1", "DBInstanceClass": "db.t3.micro",
          "Engine": "postgres", "AllocatedStorage": 20, "DBInstanceArn":
          "arn:aws:rds:eu-west-1:111122223333:db:db1", "TagList": []}]}
        """),
      Document(
        "es.json",
        """
        {"DomainStatusList": [{"DomainName": "search", "ARN":
          "arn:aws:es:eu-west-1:111122223333:domain/search", "EBSOptions": {"EBSEnabled": true,
          "VolumeSize": 100}, "AccessPolicies": ""}]}
        """),
      Document(
        "secrets.json",
        """
        {"SecretList": [{"ARN": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf",
          "Name": "db", "CreatedDate": "2026-01-01T00:00:00+00:00"}]}
        """),
      Document(
        "cdn.json",
        """
        {"DistributionList": {"Items": [{"Id": "E1", "ARN":
          "arn:aws:cloudfront::111122223333:distribution/E1", "Origins": {"Items": [
          {"Id": "o", "DomainName": "a.example.com", "CustomOriginConfig": {"OriginReadTimeout": 60}},
          {"Id": "s", "DomainName": "b.s3.amazonaws.com"}]}, "ViewerCertificate":
          {"CloudFrontDefaultCertificate": true, "MinimumProtocolVersion": "TLSv1"}}]}}
        """),
      Document(
        place + "cloudwatch.describe-alarms.json",
        """
        {"MetricAlarms": [], "CompositeAlarms": [{"AlarmName": "shop", "AlarmArn":
          "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:shop", "StateValue": "OK", "AlarmRule":
          "ALARM(\\"errors\\")"}]}
        """))
    #expect(try batch.configuration("db:db1").database?.allocatedStorageGB == 20)
    let domain = try batch.configuration("domain/search").searchDomain
    #expect(domain?.volumeGB == 100 && domain?.policyStatements == [])
    #expect(
      try batch.configuration("secret:db-AbCdEf").secret?.createdAt
        == Instant(iso8601: "2026-01-01"))
    let distribution = try batch.configuration("distribution/E1").distribution
    #expect(distribution?.originTimeoutSeconds == 60 && distribution?.defaultCertificate == true)
    #expect(batch.alarms.first?.rule == "ALARM(\"errors\")")
  }
}
