import ServerlessModel
import Testing

@testable import InsightEngine

struct `dated facts` {
  @Test func `tell when a runtime ends`() throws {
    let node = try #require(Runtimes.fact(for: "nodejs20.x"))
    #expect(node.deprecated.date == "2026-04-30")
    #expect(node.createBlocked.date == "2027-02-01")
    #expect(node.updateBlocked.date == "2027-03-03")
    #expect(Runtimes.fact(for: "cobol85") == nil)
  }

  @Test func `hold every runtime once, each step after the one before`() {
    #expect(Set(Runtimes.all.map(\.name)).count == Runtimes.all.count)
    #expect(Runtimes.all.count == 49)
    #expect(
      Runtimes.all.allSatisfy {
        $0.deprecated <= $0.createBlocked && $0.createBlocked <= $0.updateBlocked
      })
  }

  @Test func `hold the default quotas by code`() {
    #expect(Quotas.limit("lambda.concurrency") == 1000)
    #expect(Quotas.limit("sqs.inFlight") == 120_000)
    #expect(Quotas.limit("nothing") == nil)
    #expect(Set(Quotas.defaults.map(\.code)).count == Quotas.defaults.count)
  }

  @Test func `carry a day and a source`() {
    let days = [
      Prices.date, Runtimes.asOf, Quotas.asOf, TLSPolicies.asOf, DatabaseLimits.asOf,
    ]
    for day in days { #expect(Instant(iso8601: day) != nil) }
    let sources = [
      Prices.source, Runtimes.source, Quotas.source, TLSPolicies.source, DatabaseLimits.source,
    ]
    for source in sources {
      #expect(source.hasPrefix("https://"))
    }
  }
}

struct `the registry` {
  @Test func `holds every rule once`() {
    #expect(Set(Registry.cards.map(\.id)).count == Registry.rules.count)
    #expect(Registry.rules.count == 200)
  }

  @Test func `has cards that say all they must`() {
    for card in Registry.cards {
      #expect(!card.why.isEmpty && !card.fix.isEmpty && !card.sources.isEmpty, "\(card.id)")
      #expect(!card.kinds.isEmpty && !card.needs.isEmpty, "\(card.id)")
      #expect(Set(card.parameters.map(\.name)).count == card.parameters.count, "\(card.id)")
    }
  }

  @Test func `has a fingerprint that moves with a parameter`() {
    #expect(Registry.fingerprint.count == 16)
    #expect(Registry.fingerprint == Registry.fingerprint)
  }

  @Test func `prints parameters with their unit`() {
    #expect(Parameter("errorRatePct", 5).text == "5 %")
    #expect(Parameter("windowMinutes", 15).text == "15 min")
    #expect(Parameter("minInvocations", 1000).text == "1,000")
    #expect(Parameter("oomRatio", 0.99).text == "0.99")
  }
}
