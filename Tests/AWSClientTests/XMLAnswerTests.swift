import Foundation
import Testing

@testable import AWSClient

/// What services send as XML is read as the CLI's JSON of it is.
struct XMLAnswerTests {
  private func read<T: Decodable>(_ operation: AWSOperation, _ body: String) throws -> T {
    let answer = HTTPAnswer(status: 200, body: Array(body.utf8))
    return try ReplyDecoder.decode(answer, of: operation).body.decode()
  }

  /// A query service's answer around its members.
  private func result(_ name: String, _ members: String) -> String {
    """
    <\(name)Response xmlns="https://example.amazonaws.com/doc/2010-05-08/">
      <\(name)Result>
    \(members)
      </\(name)Result>
      <ResponseMetadata><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId></ResponseMetadata>
    </\(name)Response>
    """
  }

  // MARK: STS, IAM

  @Test func `GetCallerIdentity`() throws {
    let reply: STS.GetCallerIdentity = try read(
      STS.getCallerIdentity,
      result(
        "GetCallerIdentity",
        """
        <Arn>arn:aws:sts::111122223333:assumed-role/reader/me</Arn>
        <UserId>AROAEXAMPLE:me</UserId><Account>111122223333</Account>
        """))
    #expect(reply.account == "111122223333")
    #expect(reply.arn == "arn:aws:sts::111122223333:assumed-role/reader/me")
  }

  @Test func `ListAccountAliases, with one and with none`() throws {
    let one: IAM.ListAccountAliases = try read(
      IAM.listAccountAliases,
      result(
        "ListAccountAliases",
        "<IsTruncated>false</IsTruncated><AccountAliases><member>shop</member></AccountAliases>"))
    #expect(one.accountAliases == ["shop"])
    let none: IAM.ListAccountAliases = try read(
      IAM.listAccountAliases, result("ListAccountAliases", "<AccountAliases>\n  </AccountAliases>"))
    #expect(none.accountAliases == [])
  }

  private static let policy =
    "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22"
    + "%2C%22Action%22%3A%22sqs%3ASendMessage%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D"

  @Test func `GetAccountAuthorizationDetails, with encoded policies`() throws {
    let details: IAM.GetAccountAuthorizationDetails = try read(
      IAM.getAccountAuthorizationDetails,
      result(
        "GetAccountAuthorizationDetails",
        """
        <IsTruncated>true</IsTruncated><Marker>next==</Marker>
        <UserDetailList/><GroupDetailList/>
        <RoleDetailList>
          <member>
            <Arn>arn:aws:iam::111122223333:role/orders</Arn><RoleName>orders</RoleName>
            <Path>/</Path><RoleId>AROAEXAMPLE</RoleId>
            <CreateDate>2025-03-01T10:00:00Z</CreateDate>
            <AssumeRolePolicyDocument>\(Self.policy)</AssumeRolePolicyDocument>
            <InstanceProfileList/>
            <RolePolicyList>
              <member><PolicyName>send</PolicyName><PolicyDocument>\(Self.policy)</PolicyDocument></member>
            </RolePolicyList>
            <AttachedManagedPolicies>
              <member><PolicyName>Basic</PolicyName><PolicyArn>arn:aws:iam::aws:policy/Basic</PolicyArn></member>
            </AttachedManagedPolicies>
            <PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType>
              <PermissionsBoundaryArn>arn:aws:iam::111122223333:policy/limit</PermissionsBoundaryArn>
            </PermissionsBoundary>
            <RoleLastUsed><LastUsedDate>2026-11-20T08:00:00Z</LastUsedDate><Region>eu-west-1</Region></RoleLastUsed>
            <Tags><member><Key>team</Key><Value>shop</Value></member></Tags>
          </member>
          <member><RoleName>empty</RoleName><RoleLastUsed/><Tags/></member>
        </RoleDetailList>
        <Policies>
          <member><Arn>arn:aws:iam::aws:policy/Basic</Arn>
            <PolicyVersionList>
              <member><VersionId>v1</VersionId><IsDefaultVersion>false</IsDefaultVersion></member>
              <member><IsDefaultVersion>true</IsDefaultVersion><Document>\(Self.policy)</Document></member>
            </PolicyVersionList>
          </member>
        </Policies>
        """))
    let role = try #require(details.roleDetailList?.first)
    #expect(details.roleDetailList?.count == 2)
    #expect(role.arn == "arn:aws:iam::111122223333:role/orders" && role.roleName == "orders")
    #expect(role.createDate == .text("2025-03-01T10:00:00Z"))
    #expect(role.assumeRolePolicyDocument?.statements.first?.action?.values == ["sqs:SendMessage"])
    #expect(role.rolePolicyList?.first?.policyDocument?.statements.first?.effect == "Allow")
    #expect(role.attachedManagedPolicies?.first?.policyArn == "arn:aws:iam::aws:policy/Basic")
    #expect(
      role.permissionsBoundary?.permissionsBoundaryArn == "arn:aws:iam::111122223333:policy/limit")
    #expect(role.roleLastUsed?.lastUsedDate == .text("2026-11-20T08:00:00Z"))
    #expect(role.tags?.dictionary == ["team": "shop"])
    #expect(details.roleDetailList?.last?.roleLastUsed?.lastUsedDate == nil)
    let versions = try #require(details.policies?.first?.policyVersionList)
    #expect(versions.map(\.isDefaultVersion) == [false, true])
    #expect(versions.last?.document?.statements.first?.resource?.values == ["*"])
  }

  @Test func `GetRole and the policies of a role`() throws {
    let role: IAM.GetRole = try read(
      IAM.getRole,
      result(
        "GetRole",
        "<Role><RoleName>orders</RoleName><AssumeRolePolicyDocument>\(Self.policy)"
          + "</AssumeRolePolicyDocument></Role>"))
    #expect(role.role?.assumeRolePolicyDocument?.statements.count == 1)
    let inline: IAM.InlinePolicy = try read(
      IAM.getRolePolicy,
      result(
        "GetRolePolicy",
        "<RoleName>orders</RoleName><PolicyName>send</PolicyName><PolicyDocument>\(Self.policy)"
          + "</PolicyDocument>"))
    #expect(inline.policyName == "send" && inline.policyDocument?.statements.count == 1)
    let attached: IAM.ListAttachedRolePolicies = try read(
      IAM.listAttachedRolePolicies,
      result(
        "ListAttachedRolePolicies",
        "<AttachedPolicies><member><PolicyArn>a</PolicyArn></member><member><PolicyArn>b</PolicyArn>"
          + "</member></AttachedPolicies>"))
    #expect(attached.attachedPolicies?.map(\.policyArn) == ["a", "b"])
  }

  @Test func `GetServiceLastAccessedDetails`() throws {
    let details: IAM.GetServiceLastAccessedDetails = try read(
      IAM.getServiceLastAccessedDetails,
      result(
        "GetServiceLastAccessedDetails",
        """
        <JobStatus>COMPLETED</JobStatus>
        <ServicesLastAccessed>
          <member><ServiceName>Amazon SQS</ServiceName><ServiceNamespace>sqs</ServiceNamespace>
            <LastAuthenticated>2026-11-19T08:00:00Z</LastAuthenticated></member>
          <member><ServiceNamespace>s3</ServiceNamespace><TotalAuthenticatedEntities>0</TotalAuthenticatedEntities></member>
        </ServicesLastAccessed>
        """))
    #expect(details.jobStatus == "COMPLETED")
    #expect(details.servicesLastAccessed?.map(\.serviceNamespace) == ["sqs", "s3"])
    #expect(details.servicesLastAccessed?.last?.lastAuthenticated == nil)
  }

  // MARK: SNS

  @Test func `topics, subscriptions, attributes and tags of SNS`() throws {
    let topics: SNS.ListTopics = try read(
      SNS.listTopics,
      result(
        "ListTopics",
        "<Topics><member><TopicArn>arn:aws:sns:eu-west-1:1:a</TopicArn></member></Topics>"))
    #expect(topics.topics?.map(\.topicArn) == ["arn:aws:sns:eu-west-1:1:a"])
    let attributes: SNS.GetAttributes = try read(
      SNS.getTopicAttributes,
      result(
        "GetTopicAttributes",
        """
        <Attributes>
          <entry><key>Policy</key><value>{&quot;Statement&quot;:[]}</value></entry>
          <entry><key>TopicArn</key><value>arn:aws:sns:eu-west-1:1:a</value></entry>
          <entry><key>DisplayName</key><value/></entry>
        </Attributes>
        """))
    #expect(
      attributes.attributes == [
        "Policy": "{\"Statement\":[]}", "TopicArn": "arn:aws:sns:eu-west-1:1:a", "DisplayName": "",
      ])
    for operation in [SNS.listSubscriptions, SNS.listSubscriptionsByTopic] {
      let list: SNS.ListSubscriptions = try read(
        operation,
        result(
          operation.name,
          """
          <Subscriptions><member><TopicArn>t</TopicArn><Protocol>sqs</Protocol>
          <SubscriptionArn>PendingConfirmation</SubscriptionArn><Owner>1</Owner>
          <Endpoint>arn:aws:sqs:eu-west-1:1:q</Endpoint></member></Subscriptions>
          """))
      let one = try #require(list.subscriptions?.first)
      #expect(one.protocol == "sqs" && one.subscriptionArn == "PendingConfirmation")
      #expect(one.endpoint == "arn:aws:sqs:eu-west-1:1:q" && one.topicArn == "t")
    }
    let subscription: SNS.GetAttributes = try read(
      SNS.getSubscriptionAttributes,
      result(
        "GetSubscriptionAttributes",
        "<Attributes><entry><key>RedrivePolicy</key>"
          + "<value>{&#34;deadLetterTargetArn&#34;:&#34;d&#34;}</value></entry></Attributes>"))
    #expect(subscription.attributes?["RedrivePolicy"] == #"{"deadLetterTargetArn":"d"}"#)
    let tags: SNS.ListTagsForResource = try read(
      SNS.listTagsForResource,
      result(
        "ListTagsForResource",
        "<Tags><member><Value>shop</Value><Key>team</Key></member></Tags>"))
    #expect(tags.tags?.dictionary == ["team": "shop"])
  }

  // MARK: CloudFormation, EC2, RDS, load balancers

  @Test func `stacks and what they made`() throws {
    let member = """
      <member><StackId>arn:s</StackId><StackName>shop</StackName><StackStatus>UPDATE_COMPLETE</StackStatus>
      <ParentId>arn:p</ParentId><RootId>arn:r</RootId>
      <DriftInformation><StackDriftStatus>DRIFTED</StackDriftStatus></DriftInformation></member>
      """
    let list: CloudFormation.ListStacks = try read(
      CloudFormation.listStacks,
      result("ListStacks", "<StackSummaries>\(member)</StackSummaries>"))
    let described: CloudFormation.DescribeStacks = try read(
      CloudFormation.describeStacks, result("DescribeStacks", "<Stacks>\(member)</Stacks>"))
    for stack in [list.stackSummaries?.first, described.stacks?.first] {
      #expect(stack?.stackName == "shop" && stack?.parentId == "arn:p")
      #expect(stack?.driftInformation?.stackDriftStatus == "DRIFTED")
    }
    let resource = """
      <member><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LogicalResourceId>F</LogicalResourceId>
      <PhysicalResourceId>orders-api</PhysicalResourceId><ResourceType>AWS::Lambda::Function</ResourceType></member>
      """
    let short: CloudFormation.ListStackResources = try read(
      CloudFormation.listStackResources,
      result(
        "ListStackResources", "<StackResourceSummaries>\(resource)</StackResourceSummaries>"))
    let full: CloudFormation.DescribeStackResources = try read(
      CloudFormation.describeStackResources,
      result("DescribeStackResources", "<StackResources>\(resource)</StackResources>"))
    for one in [short.stackResourceSummaries?.first, full.stackResources?.first] {
      #expect(one?.physicalResourceId == "orders-api")
      #expect(one?.resourceType == "AWS::Lambda::Function")
    }
  }

  @Test func `DescribeSubnets, whose lists end in Set`() throws {
    let body = """
      <DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <requestId>r</requestId>
        <subnetSet><item><subnetId>subnet-1</subnetId><availabilityZone>eu-west-1a</availabilityZone>
          <availableIpAddressCount>251</availableIpAddressCount><tagSet><item><key>k</key></item></tagSet>
        </item></subnetSet>
        <nextToken>n</nextToken>
      </DescribeSubnetsResponse>
      """
    let reply = try ReplyDecoder.decode(
      HTTPAnswer(status: 200, body: Array(body.utf8)), of: EC2.describeSubnets)
    let subnets: EC2.DescribeSubnets = try reply.body.decode()
    #expect(subnets.subnets?.first?.subnetId == "subnet-1")
    #expect(subnets.subnets?.first?.availableIpAddressCount == 251)
    #expect(reply.nextToken == "n")
  }

  @Test func `DescribeDBInstances`() throws {
    let list: RDS.DescribeDBInstances = try read(
      RDS.describeDBInstances,
      result(
        "DescribeDBInstances",
        """
        <DBInstances><DBInstance><DBInstanceIdentifier>orders</DBInstanceIdentifier>
        <DBInstanceArn>arn:aws:rds:eu-west-1:1:db:orders</DBInstanceArn><MultiAZ>true</MultiAZ>
        <AllocatedStorage>20</AllocatedStorage><BackupRetentionPeriod/>
        <TagList><Tag><Key>team</Key><Value>shop</Value></Tag></TagList></DBInstance></DBInstances>
        """))
    let one = try #require(list.dbInstances?.first)
    #expect(one.dbInstanceIdentifier == "orders" && one.multiAZ == true)
    #expect(one.allocatedStorage == 20 && one.backupRetentionPeriod == nil)
    #expect(one.tagList?.dictionary == ["team": "shop"])
  }

  @Test func `load balancers and their listeners`() throws {
    let balancers: LoadBalancing.DescribeLoadBalancers = try read(
      LoadBalancing.describeLoadBalancers,
      result(
        "DescribeLoadBalancers",
        "<LoadBalancers><member><LoadBalancerArn>l</LoadBalancerArn><Scheme>internal</Scheme>"
          + "</member></LoadBalancers>"))
    #expect(balancers.loadBalancers?.first?.scheme == "internal")
    let listeners: LoadBalancing.DescribeListeners = try read(
      LoadBalancing.describeListeners,
      result(
        "DescribeListeners",
        """
        <Listeners><member><Protocol>HTTP</Protocol><DefaultActions><member><Type>redirect</Type>
        <RedirectConfig><Protocol>HTTPS</Protocol></RedirectConfig></member></DefaultActions>
        </member></Listeners>
        """))
    #expect(listeners.listeners?.first?.defaultActions?.first?.redirectConfig?.protocol == "HTTPS")
  }

  // MARK: CloudFront

  @Test func `ListDistributions`() throws {
    let list: CloudFront.ListDistributions = try read(
      CloudFront.listDistributions,
      """
      <?xml version="1.0"?>
      <DistributionList xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Marker></Marker>
      <MaxItems>100</MaxItems><IsTruncated>false</IsTruncated><Quantity>1</Quantity><Items>
      <DistributionSummary><Id>E1</Id><ARN>arn:aws:cloudfront::1:distribution/E1</ARN>
      <Enabled>true</Enabled><Aliases><Quantity>0</Quantity></Aliases>
      <Origins><Quantity>2</Quantity><Items>
        <Origin><DomainName>b.s3.amazonaws.com</DomainName></Origin>
        <Origin><DomainName>api.example.com</DomainName>
          <CustomOriginConfig><OriginReadTimeout>45</OriginReadTimeout></CustomOriginConfig></Origin>
      </Items></Origins>
      <DefaultCacheBehavior><ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy></DefaultCacheBehavior>
      <ViewerCertificate><CloudFrontDefaultCertificate>false</CloudFrontDefaultCertificate>
        <MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion></ViewerCertificate>
      <WebACLId></WebACLId></DistributionSummary></Items></DistributionList>
      """)
    let one = try #require(list.distributionList?.items?.first)
    #expect(one.id == "E1" && one.arn == "arn:aws:cloudfront::1:distribution/E1")
    #expect(one.enabled == true && one.webACLId == "")
    #expect(one.origins?.items?.map(\.domainName) == ["b.s3.amazonaws.com", "api.example.com"])
    #expect(one.origins?.items?.last?.customOriginConfig?.originReadTimeout == 45)
    #expect(one.defaultCacheBehavior?.viewerProtocolPolicy == "redirect-to-https")
    #expect(one.viewerCertificate?.minimumProtocolVersion == "TLSv1.2_2021")
    #expect(one.viewerCertificate?.cloudFrontDefaultCertificate == false)
    let none: CloudFront.ListDistributions = try read(
      CloudFront.listDistributions, "<DistributionList><Quantity>0</Quantity></DistributionList>")
    #expect(none.distributionList != nil && none.distributionList?.items == nil)
  }

  @Test func `names the field of a wrong type`() throws {
    let body = "<DistributionList><Items><DistributionSummary><Enabled>maybe</Enabled>"
    let error = #expect(throws: AWSJSONError.self) {
      let _: CloudFront.ListDistributions = try read(
        CloudFront.listDistributions, body + "</DistributionSummary></Items></DistributionList>")
    }
    #expect(error?.field == "distributionList.items.distributionSummary.enabled")
    #expect(error?.expected == "true or false")
  }
}
