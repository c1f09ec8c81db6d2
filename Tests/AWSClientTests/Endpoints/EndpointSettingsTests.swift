import Testing

@testable import AWSClient

struct EndpointSettingsTests {
  private static func endpoint(_ address: String, _ service: String, _ region: String) throws
    -> Endpoint
  {
    var settings = EndpointSettings()
    settings.usesFIPS = true
    settings.address = { $0 == "logs" || $0 == "iam" ? address : nil }
    return try Endpoints(settings).endpoint(of: service, in: region)
  }

  @Test func `an address that is set stands in for AWS's own`() throws {
    let logs = try Self.endpoint("http://localhost:4566/", "logs", "eu-west-1")
    #expect(logs.base == "http://localhost:4566")
    #expect(logs.signingRegion == "eu-west-1")
    let other = try Self.endpoint("http://localhost:4566", "xray", "eu-west-1")
    #expect(other.base == "https://xray-fips.eu-west-1.amazonaws.com")
  }

  @Test func `a service of one region is signed for there at any address`() throws {
    let endpoint = try Self.endpoint("http://localhost:4566", "iam", "eu-west-1")
    #expect(endpoint.signingRegion == "us-east-1")
  }

  @Test func `an address of one's own takes any region`() throws {
    #expect(try Self.endpoint("http://localhost:1", "logs", "mars-1").signingRegion == "mars-1")
  }

  @Test func `an address that is none is told`() {
    let failure = #expect(throws: EndpointFailure.self) {
      try Self.endpoint("localhost:4566", "logs", "eu-west-1")
    }
    #expect(
      failure?.sentence
        == "The endpoint of logs is set to “localhost:4566”, which is no web address: "
        + "write it as http://localhost:4566 in AWS_ENDPOINT_URL or endpoint_url.")
  }
}
