import Testing

@testable import AWSClient

struct AllowListTests {
  /// Verbs of operations that read, and the few others with the reason they are needed.
  private static let readers = ["Get", "List", "Describe", "BatchGet", "Filter", "Lookup"]
  private static let exceptions: Set<String> = [
    "AssumeRole", "AssumeRoleWithWebIdentity", "CreateToken", "StartQuery", "StopQuery",
  ]

  @Test func `holds nothing that changes a resource`() {
    let others = AWSOperation.allowed.map(\.name).filter { name in
      !Self.readers.contains(where: name.hasPrefix)
    }
    #expect(Set(others) == Self.exceptions)
  }

  @Test func `never asks for the value of a secret or a parameter`() {
    let names = Set(AWSOperation.allowed.map(\.name))
    #expect(
      names.isDisjoint(with: ["GetSecretValue", "GetParameter", "GetParameters", "GetObject"]))
  }

  @Test(arguments: AWSOperation.allowed)
  func `gives one line of reason and an action`(_ operation: AWSOperation) {
    #expect(operation.reason.count > 10)
    #expect(!operation.reason.contains("\n") && !operation.reason.hasSuffix("."))
    if operation.service.hasPrefix("sso") {
      #expect(operation.action == nil)
    } else {
      #expect(operation.action?.split(separator: ":").count == 2)
    }
  }

  @Test func `names no operation twice`() {
    let titles = AWSOperation.allowed.map(\.title)
    #expect(Set(titles).count == titles.count)
  }

  @Test func `asks before what costs money`() {
    let asking = AWSOperation.allowed.filter { $0.consent != nil }.map(\.title)
    #expect(
      Set(asking) == [
        "logs start-query", "ce get-cost-and-usage", "ce get-cost-forecast",
      ])
  }

  @Test func `uses the action that IAM knows where it differs from the name`() {
    let buckets = AWSOperation.allowed(service: "s3api", command: "list-buckets")
    #expect(buckets?.action == "s3:ListAllMyBuckets")
    let lifecycle = AWSOperation.allowed(
      service: "s3api", command: "get-bucket-lifecycle-configuration")
    #expect(lifecycle?.action == "s3:GetLifecycleConfiguration")
    #expect(
      AWSOperation.allowed(service: "apigateway", command: "get-stages")?.action
        == "apigateway:GET")
    #expect(
      AWSOperation.allowed(service: "es", command: "describe-elasticsearch-domains")?.action
        == "es:DescribeElasticsearchDomains")
  }

  @Test func `finds operations by other names of their service`() {
    #expect(AWSOperation.allowed(service: "s3", command: "list-buckets")?.service == "s3api")
    #expect(AWSOperation.allowed(service: "states", command: "list-state-machines") != nil)
    #expect(AWSOperation.allowed(service: "lambda", command: "invoke") == nil)
    #expect(AWSOperation.allowed(service: "lambda", command: "delete-function") == nil)
  }

  @Test(arguments: [
    ("ListFunctions", "list-functions"), ("DescribeDBInstances", "describe-db-instances"),
    ("ListAWSDefaultServiceQuotas", "list-aws-default-service-quotas"),
    ("GetRestApis", "get-rest-apis"), ("ListFunctionUrlConfigs", "list-function-url-configs"),
  ])
  func `spells commands as the CLI does`(_ name: String, _ command: String) {
    #expect(CommandName.dashed(name) == command)
  }
}
