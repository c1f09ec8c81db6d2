import Testing

@testable import AWSClient

struct EndpointsTests {
  private static func host(
    _ service: String, _ region: String, fips: Bool = false, dualStack: Bool = false
  ) throws -> String {
    var settings = EndpointSettings()
    settings.usesFIPS = fips
    settings.usesDualStack = dualStack
    let base = try Endpoints(settings).endpoint(of: service, in: region).base
    return String(base.dropFirst("https://".count))
  }

  @Test func `every service that may be called has an endpoint`() {
    let services = Set(AWSOperation.allowed.map(\.service))
    #expect(services == Set(ServiceEndpoint.table.keys))
  }

  /// Hosts that botocore 1.43.11 resolved.
  @Test(arguments: [
    ("lambda", "eu-west-1", "lambda.eu-west-1.amazonaws.com"),
    ("cloudwatch", "us-east-2", "monitoring.us-east-2.amazonaws.com"),
    ("stepfunctions", "ap-southeast-7", "states.ap-southeast-7.amazonaws.com"),
    ("s3api", "eu-west-1", "s3.eu-west-1.amazonaws.com"),
    ("apigatewayv2", "cn-north-1", "apigateway.cn-north-1.amazonaws.com.cn"),
    ("sts", "us-gov-west-1", "sts.us-gov-west-1.amazonaws.com"),
    ("logs", "us-iso-east-1", "logs.us-iso-east-1.c2s.ic.gov"),
    ("logs", "us-isob-east-1", "logs.us-isob-east-1.sc2s.sgov.gov"),
    ("logs", "eu-isoe-west-1", "logs.eu-isoe-west-1.cloud.adc-e.uk"),
    ("logs", "us-isof-south-1", "logs.us-isof-south-1.csp.hci.ic.gov"),
    ("sqs", "eusc-de-east-1", "sqs.eusc-de-east-1.amazonaws.eu"),
    ("sso", "eu-west-1", "portal.sso.eu-west-1.amazonaws.com"),
    ("sso-oidc", "eu-west-1", "oidc.eu-west-1.amazonaws.com"),
    ("iam", "eu-west-1", "iam.amazonaws.com"),
    ("iam", "cn-north-1", "iam.cn-north-1.amazonaws.com.cn"),
    ("iam", "us-gov-east-1", "iam.us-gov.amazonaws.com"),
    ("cloudfront", "eu-west-1", "cloudfront.amazonaws.com"),
    ("cloudfront", "cn-north-1", "cloudfront.cn-northwest-1.amazonaws.com.cn"),
    ("organizations", "eu-west-1", "organizations.us-east-1.amazonaws.com"),
    ("organizations", "us-gov-east-1", "organizations.us-gov-west-1.amazonaws.com"),
    ("ce", "ap-south-1", "ce.us-east-1.amazonaws.com"),
    ("ce", "us-gov-east-1", "ce.us-gov-west-1.amazonaws.com"),
    ("iam", "cn-northwest-1", "iam.cn-north-1.amazonaws.com.cn"),
    ("iam", "us-isof-east-1", "iam.us-isof-south-1.csp.hci.ic.gov"),
    ("iam", "eusc-de-east-1", "iam.eusc-de-east-1.amazonaws.eu"),
    ("cloudfront", "us-isob-west-1", "cloudfront.sc2s.sgov.gov"),
    ("account", "eu-west-1", "account.us-east-1.amazonaws.com"),
  ])
  func `names the host as AWS does`(service: String, region: String, expected: String) throws {
    #expect(try Self.host(service, region) == expected)
  }

  @Test(arguments: [
    ("lambda", "us-east-1", true, false, "lambda-fips.us-east-1.amazonaws.com"),
    ("lambda", "eu-west-1", false, true, "lambda.eu-west-1.api.aws"),
    ("lambda", "us-east-1", true, true, "lambda-fips.us-east-1.api.aws"),
    ("logs", "us-gov-west-1", true, false, "logs.us-gov-west-1.amazonaws.com"),
    ("lambda", "us-gov-west-1", true, false, "lambda-fips.us-gov-west-1.amazonaws.com"),
    ("s3api", "eu-west-1", false, true, "s3.dualstack.eu-west-1.amazonaws.com"),
    ("s3api", "us-east-1", true, true, "s3-fips.dualstack.us-east-1.amazonaws.com"),
    ("secretsmanager", "eu-west-1", false, true, "secretsmanager.eu-west-1.amazonaws.com"),
    ("opensearch", "eu-west-1", false, true, "aos.eu-west-1.api.aws"),
    ("iam", "us-east-1", true, false, "iam-fips.amazonaws.com"),
    ("iam", "us-east-1", false, true, "iam.global.api.aws"),
    ("iam", "us-gov-west-1", false, true, "iam.us-gov.api.aws"),
    ("ce", "eu-west-1", false, true, "ce.us-east-1.api.aws"),
  ])
  func `names the host for FIPS and IPv6`(
    service: String, region: String, fips: Bool, dualStack: Bool, expected: String
  ) throws {
    #expect(try Self.host(service, region, fips: fips, dualStack: dualStack) == expected)
  }

  @Test(arguments: [
    ("lambda", "eu-west-1", "eu-west-1", "lambda"), ("iam", "eu-west-1", "us-east-1", "iam"),
    ("iam", "us-gov-east-1", "us-gov-west-1", "iam"),
    ("cloudfront", "eu-central-1", "us-east-1", "cloudfront"),
    ("ce", "cn-north-1", "cn-northwest-1", "ce"),
    ("cloudwatch", "eu-west-1", "eu-west-1", "monitoring"),
    ("resourcegroupstaggingapi", "eu-west-1", "eu-west-1", "tagging"),
    ("opensearch", "eu-west-1", "eu-west-1", "es"),
  ])
  func `signs for the region and name that the service goes by`(
    service: String, region: String, signs: String, name: String
  ) throws {
    let endpoint = try Endpoints().endpoint(of: service, in: region)
    #expect(endpoint.signingRegion == signs)
    #expect(endpoint.signingName == name)
  }

  @Test(arguments: ["foo", "EU-WEST-1", "", "eu west 1", "eu-west-", "eu-west-1a"])
  func `refuses what is no region`(_ region: String) {
    #expect(throws: EndpointFailure.region(region)) {
      try Endpoints().endpoint(of: "lambda", in: region)
    }
  }

  @Test func `takes a region that opened after the list was read`() throws {
    #expect(try Self.host("lambda", "eu-west-9") == "lambda.eu-west-9.amazonaws.com")
  }
}
