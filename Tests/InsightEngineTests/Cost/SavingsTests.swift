import ServerlessModel
import Testing

@testable import InsightEngine

struct `what fixes save` {
  private static func finding(
    _ rule: String, of name: String = "orders", _ saving: Double?,
    _ state: Finding.State = .open
  ) -> Finding {
    let resource = ResourceID.function(name, account: "1", region: "eu-west-1")
    return Finding(
      id: "\(rule)@\(resource.arn)", rule: rule, title: rule, pillar: .cost, sal: .cost1,
      severity: .info, state: state, resource: resource, firstSeen: Story.now, lastSeen: Story.now,
      noticedAt: Story.now, summary: rule, why: "", remediation: "", savingUSD: saving)
  }

  @Test func `adds up over resources`() {
    let savings = Savings([
      Self.finding("a", of: "orders", 2), Self.finding("a", of: "invoices", 3),
      Self.finding("b", of: "search", nil),
    ])
    #expect(savings.totalUSD == 5)
    #expect(savings.words == "fixing these 2 findings saves about $5.00 a month")
  }

  @Test func `counts the money of one resource once`() {
    #expect(Savings([Self.finding("a", 2), Self.finding("b", 3)]).totalUSD == 3)
  }

  @Test func `is of open findings alone`() {
    let states: [Finding.State] = [.muted, .acknowledged, .resolved]
    #expect(Savings(states.map { Self.finding("a", 2, $0) }).words == nil)
    #expect(
      Savings([Self.finding("a", 2)]).words == "fixing this 1 finding saves about $2.00 a month")
  }
}
