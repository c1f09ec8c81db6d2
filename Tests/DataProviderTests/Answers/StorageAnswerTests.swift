import DataProvider
import ServerlessModel
import Testing

struct StorageAnswerTests {
  @Test func `puts a table together from four answers`() throws {
    let batch = try gather(
      Document(
        "table.json",
        """
        {"Table": {"TableName": "orders", "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
          "TableStatus": "ACTIVE", "CreationDateTime": 1795459717.717,
          "ProvisionedThroughput": {"NumberOfDecreasesToday": 0, "ReadCapacityUnits": 5,
            "WriteCapacityUnits": 6}, "TableSizeBytes": 1024, "ItemCount": 7,
          "TableArn": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
          "GlobalSecondaryIndexes": [{"IndexName": "by-day", "IndexStatus": "ACTIVE",
            "ProvisionedThroughput": {"ReadCapacityUnits": 2, "WriteCapacityUnits": 2}}],
          "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"},
          "LatestStreamArn":
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000",
          "SSEDescription": {"Status": "ENABLED", "SSEType": "KMS",
            "KMSMasterKeyArn": "arn:aws:kms:eu-west-1:111122223333:key/1"},
          "DeletionProtectionEnabled": true}}
        """),
      Document(
        place + "dynamodb.describe-continuous-backups.orders.json",
        """
        {"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED",
          "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "DISABLED"}}}
        """),
      Document(
        place + "dynamodb.describe-time-to-live.orders.json",
        """
        {"TimeToLiveDescription": {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}}
        """),
      Document(
        place + "scaling.json",
        """
        {"ScalableTargets": [{"ServiceNamespace": "dynamodb", "ResourceId": "table/orders",
          "ScalableDimension": "dynamodb:table:ReadCapacityUnits", "MinCapacity": 5,
          "MaxCapacity": 50, "RoleARN": "r", "CreationTime": 1.0}]}
        """))
    #expect(batch.configurations.count == 1)
    let table = try #require(try batch.configuration("table/orders").table)
    #expect(table.billingMode == "PROVISIONED" && table.readCapacity == 5)
    #expect(table.encryption == "KMS" && table.deletionProtection == true)
    #expect(table.pointInTimeRecovery == false && table.timeToLive == true)
    #expect(
      table.indexes == [TableIndex(name: "by-day", global: true, readCapacity: 2, writeCapacity: 2)]
    )
    #expect(table.scaling?.first?.maximum == 50)
    #expect(table.createdAt == Instant(milliseconds: 1_795_459_717_717))
  }

  @Test func `a bucket belongs to the account of its path, since its ARN says none`() throws {
    let batch = try gather(
      Document(
        place + "s3api.list-buckets.json",
        """
        {"Buckets": [{"Name": "uploads", "CreationDate": "2026-01-01T00:00:00+00:00",
          "BucketRegion": "eu-central-1"}], "Owner": {"ID": "x"}, "Prefix": null}
        """),
      Document(
        place + "s3api.get-public-access-block.uploads.json",
        """
        {"PublicAccessBlockConfiguration": {"BlockPublicAcls": true, "IgnorePublicAcls": true,
          "BlockPublicPolicy": true, "RestrictPublicBuckets": false}}
        """),
      Document(place + "s3api.get-bucket-versioning.uploads.json", ""),
      Document(
        place + "s3api.get-bucket-encryption.uploads.json",
        """
        {"ServerSideEncryptionConfiguration": {"Rules": [{"ApplyServerSideEncryptionByDefault":
          {"SSEAlgorithm": "aws:kms"}, "BucketKeyEnabled": false}]}}
        """),
      Document(
        place + "s3api.get-bucket-notification-configuration.uploads.json",
        """
        {"LambdaFunctionConfigurations": [{"Id": "1", "Events": ["s3:ObjectCreated:*"],
          "LambdaFunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:thumbs"}]}
        """))
    let resource = try batch.resource(":::uploads")
    #expect(resource.account == "111122223333" && resource.region == "eu-central-1")
    guard case .bucket(let bucket) = try batch.configuration(":::uploads") else {
      Issue.record("no bucket")
      return
    }
    #expect(bucket.publicAccessBlocked == false)
    #expect(bucket.versioning == "Disabled" && bucket.encryption == "aws:kms")
    #expect(batch.relates(.target, ":::uploads", "function:thumbs"))
  }

  @Test func `reads secrets, log groups, pools and distributions`() throws {
    let batch = try gather(
      Document(
        "secrets.json",
        """
        {"SecretList": [{"ARN": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf",
          "Name": "db", "RotationEnabled": true, "RotationRules": {"AutomaticallyAfterDays": 30},
          "LastChangedDate": "2026-11-01T10:00:00.5+01:00", "Tags": [{"Key": "env", "Value": "prod"}],
          "SecretVersionsToStages": {"1": ["AWSCURRENT"]}}]}
        """),
      Document(
        "groups.json",
        """
        {"logGroups": [{"logGroupName": "/aws/lambda/x", "creationTime": 1795459719093,
          "retentionInDays": 14, "metricFilterCount": 0, "storedBytes": 137, "arn":
          "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/x:*",
          "logGroupClass": "STANDARD"}]}
        """),
      Document(
        "pool.json",
        """
        {"UserPool": {"Id": "eu-west-1_abc", "Name": "users", "Policies": {"PasswordPolicy":
          {"MinimumLength": 8, "RequireUppercase": true}}, "MfaConfiguration": "OPTIONAL",
          "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true},
          "DeletionProtection": "INACTIVE",
          "Arn": "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abc"}}
        """),
      Document(
        "cdn.json",
        """
        {"DistributionList": {"Items": [{"Id": "E1", "ARN":
          "arn:aws:cloudfront::111122223333:distribution/E1", "Enabled": true, "WebACLId": "",
          "Origins": {"Quantity": 1, "Items": [{"Id": "o", "DomainName": "shop.example.com"}]},
          "DefaultCacheBehavior": {"ViewerProtocolPolicy": "allow-all"},
          "ViewerCertificate": {"MinimumProtocolVersion": "TLSv1"}}]}}
        """))
    guard case .secret(let secret) = try batch.configuration("secret:db-AbCdEf"),
      case .logGroup(let group) = try batch.configuration("log-group:/aws/lambda/x"),
      case .userPool(let pool) = try batch.configuration("userpool/eu-west-1_abc"),
      case .distribution(let distribution) = try batch.configuration("distribution/E1")
    else {
      Issue.record("something is missing")
      return
    }
    #expect(secret.rotationDays == 30)
    #expect(secret.lastChanged == Instant(iso8601: "2026-11-01T09:00:00.500Z"))
    #expect(group.retentionDays == 14)
    #expect(group.createdAt == Instant(milliseconds: 1_795_459_719_093))
    #expect(pool.mfa == "OPTIONAL" && pool.selfSignUp == false && pool.deletionProtection == false)
    #expect(distribution.webACL == nil && distribution.viewerProtocolPolicy == "allow-all")
    #expect(try batch.resource("secret:db-AbCdEf").tags == ["env": "prod"])
  }

  @Test func `reads databases, domains, services and load balancers`() throws {
    let batch = try gather(
      Document(
        "rds.json",
        """
        {"DBInstances": [{"DBInstanceIdentifier": "db1", "DBInstanceClass": "db.t3.micro",
          "Engine": "postgres", "MultiAZ": false, "PubliclyAccessible": true,
          "StorageEncrypted": false, "BackupRetentionPeriod": 0, "DeletionProtection": false,
          "DBInstanceArn": "arn:aws:rds:eu-west-1:111122223333:db:db1", "TagList": []}]}
        """),
      Document(
        "es.json",
        """
        {"DomainStatusList": [{"DomainName": "search", "ARN":
          "arn:aws:es:eu-west-1:111122223333:domain/search", "EngineVersion": "OpenSearch_2.11",
          "EncryptionAtRestOptions": {"Enabled": true}, "DomainEndpointOptions":
          {"EnforceHTTPS": false}, "AccessPolicies": ""}]}
        """),
      Document(
        "ecs.json",
        """
        {"services": [{"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/c/s",
          "serviceName": "s", "desiredCount": 2, "runningCount": 1, "launchType": "FARGATE"}],
         "failures": []}
        """),
      Document(
        "lb.json",
        """
        {"Listeners": [{"ListenerArn": "l", "Port": 80, "Protocol": "HTTP", "LoadBalancerArn":
          "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/lb/1",
          "DefaultActions": [{"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS"}}]}]}
        """))
    guard case .database(let database) = try batch.configuration(":db:db1"),
      case .searchDomain(let domain) = try batch.configuration("domain/search"),
      case .containerService(let service) = try batch.configuration("service/c/s"),
      case .loadBalancer(let balancer) = try batch.configuration("app/lb/1")
    else {
      Issue.record("something is missing")
      return
    }
    #expect(database.publiclyAccessible == true && database.backupRetentionDays == 0)
    #expect(domain.inVPC == false && domain.enforceHTTPS == false)
    #expect(service.desiredCount == 2 && service.runningCount == 1)
    #expect(balancer.redirectsToHTTPS == true && balancer.listenerProtocols == ["HTTP"])
  }
}
