import Testing

@testable import AWSClient

struct EndpointSettingsTests {
  private static func base(_ settings: EndpointSettings, _ service: String = "logs") throws
    -> String
  {
    try Endpoints(settings).endpoint(of: service, in: "eu-west-1").base
  }

  @Test func `the nearest setting wins`() throws {
    var environment: [String: String] = [:]
    var settings = EndpointSettings(environment: environment)
    settings.profile = "http://profile:1"
    #expect(try Self.base(settings) == "http://profile:1")
    settings.profileServices = ["cloudwatch_logs": "http://services:2"]
    #expect(try Self.base(settings) == "http://services:2")
    environment["AWS_ENDPOINT_URL"] = "http://all:3"
    var nearer = EndpointSettings(environment: environment)
    nearer.profileServices = settings.profileServices
    #expect(try Self.base(nearer) == "http://all:3")
    environment["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"] = "http://logs:4/"
    nearer = EndpointSettings(environment: environment)
    #expect(try Self.base(nearer) == "http://logs:4")
    #expect(try Self.base(nearer, "lambda") == "http://all:3")
    nearer.flag = "http://flag:5"
    #expect(try Self.base(nearer) == "http://flag:5")
  }

  @Test(arguments: [
    ("cloudwatch", "CLOUDWATCH"), ("logs", "CLOUDWATCH_LOGS"), ("stepfunctions", "SFN"),
    ("events", "EVENTBRIDGE"), ("resourcegroupstaggingapi", "RESOURCE_GROUPS_TAGGING_API"),
    ("ce", "COST_EXPLORER"), ("cognito-idp", "COGNITO_IDENTITY_PROVIDER"),
    ("apigateway", "API_GATEWAY"), ("elbv2", "ELASTIC_LOAD_BALANCING_V2"), ("s3api", "S3"),
  ])
  func `variables are called as in the SDKs`(service: String, name: String) throws {
    let settings = EndpointSettings(environment: ["AWS_ENDPOINT_URL_\(name)": "http://here:1"])
    #expect(try Self.base(settings, service) == "http://here:1")
  }

  @Test func `what is configured can be left out`() throws {
    var settings = EndpointSettings(environment: [
      "AWS_ENDPOINT_URL": "http://all:3", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
    ])
    settings.profile = "http://profile:1"
    #expect(try Self.base(settings) == "https://logs.eu-west-1.amazonaws.com")
    settings.flag = "http://flag:5"
    #expect(try Self.base(settings) == "http://flag:5")
  }

  @Test func `an address of one's own takes any region`() throws {
    var settings = EndpointSettings()
    settings.flag = "http://localhost:4566"
    let endpoint = try Endpoints(settings).endpoint(of: "logs", in: "mars-1")
    #expect(endpoint.signingRegion == "mars-1")
  }

  @Test func `an address that is none is told with its setting`() {
    let settings = EndpointSettings(environment: ["AWS_ENDPOINT_URL": "localhost:4566"])
    let failure = #expect(throws: EndpointFailure.self) { try Self.base(settings) }
    #expect(
      failure?.sentence
        == "AWS_ENDPOINT_URL is “localhost:4566”, which is no web address: "
        + "write it as http://localhost:4566.")
  }

  @Test func `reads FIPS and IPv6 from the environment`() throws {
    let settings = EndpointSettings(environment: [
      "AWS_USE_FIPS_ENDPOINT": "true", "AWS_USE_DUALSTACK_ENDPOINT": "True",
    ])
    #expect(try Self.base(settings, "xray") == "https://xray-fips.eu-west-1.api.aws")
  }
}
