import Testing

@testable import AWSClient

struct AWSServiceTests {
  private static let services = Set(AWSOperation.allowed.map(\.api))
    .sorted { $0.command < $1.command }

  @Test(arguments: services)
  func `says what its protocol needs`(_ service: AWSService) {
    switch service.wire {
    case .json10, .json11: #expect(!service.target.isEmpty)
    case .query, .ec2: #expect(service.version.count == 10)
    case .restJSON, .restXML: #expect(service.target.isEmpty && service.version.isEmpty)
    }
    #expect(service.rate.perSecond > 0)
  }

  @Test func `shares the rate of its control calls and keeps those of their own apart`() {
    #expect(Lambda.listFunctions.rate == CallRate(15, pool: "lambda"))
    #expect(Lambda.listTags.rate.pool == "lambda")
    #expect(Lambda.getPolicy.rate == CallRate(15, pool: "lambda GetPolicy"))
    #expect(Lambda.getFunction.rate.perSecond == 100)
    #expect(APIGateway.getRestApis.rate == APIGatewayV2.getApis.rate)
    #expect(IAM.getRole.rate == .unpublished(pool: "iam"))
  }
}
