import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-url-cors-wildcard` {
  private static let story = address(["*"])

  private static func address(_ origins: [String]?, credentials: Bool? = nil, known: Bool? = true)
    -> Story
  {
    Story().function {
      $0.urlKnown = known
      $0.url = origins.map {
        FunctionURL(authType: "AWS_IAM", allowOrigins: $0, allowCredentials: credentials)
      }
    }
  }

  @Test(arguments: [
    Case("speaks of every origin", .speaks, story),
    Case("speaks of every origin among others", .speaks, address(["https://a.example", "*"])),
    Case("passes named origins", .silent, address(["https://*.a.example"])),
    Case("passes no origin", .silent, address([])),
    Case("does not apply without an address", .notApplicable, address(nil)),
    Case("does not know where addresses were not asked for", .unknown, address(nil, known: nil)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaUrlCorsWildcard()) }

  @Test func `is critical with credentials`() throws {
    let rule = LambdaUrlCorsWildcard()
    let with = try Self.address(["*"], credentials: true).verdict(rule).violations
    #expect(with.map(\.severity) == [.critical])
    #expect(with.first?.summary == "pages of every site may call its URL, with credentials")
    let without = try Self.story.verdict(rule).violations
    #expect(without.map(\.severity) == [.warning])
    #expect(without.first?.summary == "pages of every site may call its URL")
  }
}
