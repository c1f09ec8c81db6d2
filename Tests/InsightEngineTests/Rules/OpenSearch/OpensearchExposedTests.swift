import ServerlessModel
import Testing

@testable import InsightEngine

struct `opensearch-exposed` {
  private static let story = story { $0.policyStatements = [everybody] }
  private static let everybody = PolicyStatement(
    effect: "Allow", principals: ["AWS:*"], actions: ["es:*"])

  private static func story(_ change: (inout SearchDomainConfiguration) -> Void) -> Story {
    var domain = SearchDomainConfiguration()
    domain.inVPC = false
    domain.encryptionAtRest = true
    domain.nodeToNodeEncryption = true
    domain.enforceHTTPS = true
    domain.policyStatements = []
    change(&domain)
    return Story(.searchDomain, "search").configuration(.searchDomain(domain))
  }

  private static func narrowed(_ condition: String) -> Story {
    story {
      var statement = everybody
      statement.conditions = [condition]
      $0.policyStatements = [statement]
    }
  }

  @Test(arguments: [
    Case("speaks of a policy for everybody", .speaks, story),
    Case(
      "passes one inside a VPC", .silent,
      story {
        $0.policyStatements = [everybody]; $0.inVPC = true
      }),
    Case("passes a policy of one network", .silent, narrowed("IpAddress aws:SourceIp=10.0.0.0/8")),
    Case(
      "speaks of a policy of all networks", .speaks, narrowed("IpAddress aws:SourceIp=0.0.0.0/0")),
    Case(
      "speaks of a policy for all but one", .speaks,
      narrowed("NotIpAddress aws:SourceIp=10.0.0.1/32")),
    Case(
      "passes a policy that names who", .silent,
      story {
        $0.policyStatements = [PolicyStatement(effect: "Allow", principals: ["AWS:111122223333"])]
      }),
    Case(
      "passes a policy that turns everybody away", .silent,
      story {
        $0.policyStatements = [PolicyStatement(effect: "Deny", principals: ["*"])]
      }),
    Case("speaks of data at rest in the open", .speaks, story { $0.encryptionAtRest = false }),
    Case(
      "speaks of nodes that talk in the open", .speaks, story { $0.nodeToNodeEncryption = false }),
    Case("speaks of plain HTTP", .speaks, story { $0.enforceHTTPS = false }),
    Case("passes a closed and encrypted domain", .silent, story { _ in }),
    Case(
      "does not know where the policy was not asked for", .unknown,
      story { $0.policyStatements = nil }),
    Case(
      "does not know where encryption was not asked for", .unknown,
      story { $0.encryptionAtRest = nil }),
    Case("does not know without a configuration", .unknown, Story(.searchDomain, "search")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(OpensearchExposed()) }

  @Test func `says what is wrong`() throws {
    let found = try Self.story.verdict(OpensearchExposed()).violations.first
    #expect(found?.summary == "open to everybody" && found?.severity == .critical)
    let plain = Self.story {
      $0.encryptionAtRest = false
      $0.nodeToNodeEncryption = false
      $0.enforceHTTPS = false
    }
    let minor = try plain.verdict(OpensearchExposed()).violations.first
    #expect(
      minor?.summary
        == "not encrypted at rest, not encrypted between nodes, takes plain HTTP")
    #expect(minor?.severity == .warning)
  }
}
