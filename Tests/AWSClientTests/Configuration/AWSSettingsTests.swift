import Testing

@testable import AWSClient

struct AWSSettingsTests {
  private func settings(
    _ variables: [String: String] = [:], config: String = "", profile: String? = nil,
    region: String? = nil, endpointURL: String? = nil
  ) -> AWSSettings {
    AWSSettings(
      profile: profile, region: region, endpointURL: endpointURL,
      environment: AWSEnvironment(variables),
      files: SharedConfiguration(config: config, credentials: ""))
  }

  @Test func `takes the region of the first that names one`() {
    let config = "[default]\nregion = profile-1"
    let both = ["AWS_REGION": "first-1", "AWS_DEFAULT_REGION": "first-1"]
    #expect(settings(both, config: config, region: "flag-1").region == "flag-1")
    #expect(settings(both, config: config).region == "first-1")
    #expect(settings(["AWS_DEFAULT_REGION": "second-1"], config: config).region == "second-1")
    #expect(settings(config: config).region == "profile-1")
    #expect(settings(config: config).inRegion(ofMachine: "machine-1").region == "profile-1")
    #expect(settings().region == nil)
    #expect(settings().inRegion(ofMachine: "machine-1").region == "machine-1")
    #expect(settings().inRegion(ofMachine: "<html>").region == nil)
  }

  @Test func `says that the variables of the region disagree, unless a flag decides`() {
    let variables = ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "us-east-1"]
    #expect(
      settings(variables).warnings == [
        "AWS_REGION says eu-west-1 and AWS_DEFAULT_REGION says us-east-1: eu-west-1 is used."
      ])
    #expect(settings(variables, region: "eu-west-1").warnings.isEmpty)
    #expect(
      settings(["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1"]).warnings.isEmpty)
  }

  @Test(arguments: ["Frankfurt", "eu-west-1/", "evil.example", "-a", "eu west", ""])
  func `uses no region that cannot stand in a host name`(_ name: String) {
    #expect(settings(["AWS_REGION": name]).region == nil)
    #expect(settings(["AWS_REGION": name]).warnings.count == (name.isEmpty ? 0 : 1))
  }

  @Test func `takes the profile of the flag, then of the variables`() {
    let variables = ["AWS_PROFILE": "a", "AWS_DEFAULT_PROFILE": "b"]
    #expect(settings(variables, profile: "c").profile == "c")
    #expect(settings(variables, profile: "c").warnings.isEmpty)
    #expect(settings(variables).profile == "a")
    #expect(
      settings(variables).warnings == [
        "AWS_PROFILE says a and AWS_DEFAULT_PROFILE says b: a is used."
      ])
    #expect(settings(["AWS_DEFAULT_PROFILE": "b"]).profile == "b")
    #expect(settings().profile == "default")
    #expect(
      settings(["AWS_PROFILE": "a b", "AWS_ACCESS_KEY_ID": "x"]).warnings == [
        "The keys of AWS_ACCESS_KEY_ID are used, not profile a b of AWS_PROFILE. "
          + "Give --profile 'a b' to use it."
      ])
  }

  private static let endpoints = """
    [default]
    services = local
    endpoint_url = http://profile
    [services local]
    cloudwatch_logs =
      endpoint_url = http://block
    """

  @Test func `takes the endpoint of the first that sets one`() {
    let all = ["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS": "http://logs", "AWS_ENDPOINT_URL": "http://all"]
    let flagged = settings(all, config: Self.endpoints, endpointURL: "http://flag")
    #expect(flagged.endpointURL(for: "logs") == "http://flag")
    #expect(settings(all, config: Self.endpoints).endpointURL(for: "logs") == "http://logs")
    #expect(settings(all, config: Self.endpoints).endpointURL(for: "lambda") == "http://all")
    #expect(settings(config: Self.endpoints).endpointURL(for: "logs") == "http://block")
    #expect(settings(config: Self.endpoints).endpointURL(for: "lambda") == "http://profile")
    #expect(settings().endpointURL(for: "logs") == nil)
  }

  @Test(arguments: [
    (["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"], ""),
    ([:], "\nignore_configured_endpoint_urls = True"),
  ])
  func `ignores every endpoint but that of the flag when told to`(
    _ variables: [String: String], _ setting: String
  ) {
    let all = variables.merging(["AWS_ENDPOINT_URL": "http://all"]) { $1 }
    let config = "[default]\nendpoint_url = http://profile" + setting
    #expect(settings(all, config: config).endpointURL(for: "logs") == nil)
    #expect(
      settings(all, config: config, endpointURL: "http://f").endpointURL(for: "s3api") == "http://f"
    )
  }

  /// The ids are `serviceId` of botocore's models, blanks and dashes replaced.
  @Test(arguments: [
    ("logs", "CLOUDWATCH_LOGS"), ("cloudwatch", "CLOUDWATCH"), ("stepfunctions", "SFN"),
    ("events", "EVENTBRIDGE"), ("resourcegroupstaggingapi", "RESOURCE_GROUPS_TAGGING_API"),
    ("ce", "COST_EXPLORER"), ("cognito-idp", "COGNITO_IDENTITY_PROVIDER"),
    ("apigateway", "API_GATEWAY"), ("apigatewayv2", "APIGATEWAYV2"), ("s3api", "S3"),
    ("elbv2", "ELASTIC_LOAD_BALANCING_V2"), ("secretsmanager", "SECRETS_MANAGER"),
    ("application-autoscaling", "APPLICATION_AUTO_SCALING"), ("sso-oidc", "SSO_OIDC"),
    ("service-quotas", "SERVICE_QUOTAS"), ("sts", "STS"), ("inspector2", "INSPECTOR2"),
  ])
  func `knows the variable of a service`(_ service: String, _ id: String) {
    let set = settings(["AWS_ENDPOINT_URL_" + id: "http://here"])
    #expect(set.endpointURL(for: service) == "http://here")
  }

  @Test func `reads retries, and says what it cannot use`() {
    #expect(settings().maxAttempts == nil)
    let config = "[default]\nmax_attempts = 7"
    #expect(settings(config: config).maxAttempts == 7)
    let wrong = settings(["AWS_MAX_ATTEMPTS": "0"], config: config)
    #expect(wrong.maxAttempts == nil)
    #expect(wrong.warnings.count == 1)
    #expect(wrong.warnings.first?.hasPrefix("AWS_MAX_ATTEMPTS holds \"0\"") == true)
  }

  @Test func `reads switches, a variable wins over the profile`() {
    let config = """
      [default]
      use_fips_endpoint = true
      use_dualstack_endpoint = true
      ca_bundle = ~/ca.pem
      """
    let off = ["AWS_USE_FIPS_ENDPOINT": "false", "HOME": "/home/me"]
    #expect(!settings(off, config: config).usesFIPS)
    #expect(settings(config: config).usesFIPS)
    #expect(settings(config: config).usesDualstack)
    #expect(settings(off, config: config).caBundle == "/home/me/ca.pem")
    #expect(settings(["AWS_CA_BUNDLE": "/x.pem"], config: config).caBundle == "/x.pem")
    #expect(!settings().usesFIPS && !settings().usesDualstack)
  }

  @Test func `passes on what is wrong with the files`() {
    #expect(settings(config: "oops").warnings.count == 1)
  }
}
