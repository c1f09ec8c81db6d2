import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-weak-tls` {
  private static let story = story {
    $0.domains = [domain("TLS_1_0"), domain("TLS_1_2", "b.example")]
  }

  private static func domain(_ policy: String?, _ name: String = "a.example") -> APIDomain {
    APIDomain(name: name, securityPolicy: policy)
  }

  private static func story(_ change: (inout APIConfiguration) -> Void) -> Story {
    Story.api { api in
      api.domains = []
      change(&api)
    }
  }

  private static func behind(_ target: String, _ connection: String? = nil) -> Story {
    story { api in
      api.routes = [
        APIRoute(
          method: "GET", path: "/", integrationTarget: target, connectionType: connection)
      ]
    }
  }

  @Test(arguments: [
    Case("speaks of a domain that takes TLS 1.0", .speaks, story),
    Case("passes newer TLS", .silent, story { $0.domains = [domain("TLS_1_2")] }),
    Case("speaks of the API's own address", .speaks, story { $0.minimumTLS = "TLS_1_0" }),
    Case("passes newer TLS there", .silent, story { $0.minimumTLS = "TLS_1_2" }),
    Case(
      "passes an address that is closed", .silent,
      story {
        $0.minimumTLS = "TLS_1_0"
        $0.disableExecuteAPIEndpoint = true
      }),
    Case("speaks of a plain backend", .speaks, behind("http://shop.example")),
    Case("passes one inside a VPC link", .silent, behind("http://shop.example", "VPC_LINK")),
    Case("passes an encrypted one", .silent, behind("https://shop.example")),
    Case("does not know where nobody asked for domains", .unknown, story { $0.domains = nil }),
    Case("does not know without routes", .unknown, story { $0.routes = nil }),
    Case("does not know without a configuration", .unknown, Story(.httpAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwWeakTls()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwWeakTls()
    #expect(try Self.story.summary(rule) == "TLS 1.0 taken by a.example")
    #expect(
      try Self.behind("HTTP://shop.example").configuration(both, minutesAgo: 1).summary(rule)
        == "TLS 1.0 taken by its own address, plain HTTP behind GET /")
  }

  private var both: Configuration {
    var api = APIConfiguration()
    api.minimumTLS = "TLS_1_0"
    api.routes = [APIRoute(method: "GET", path: "/", integrationTarget: "HTTP://shop.example")]
    return .api(api)
  }
}
