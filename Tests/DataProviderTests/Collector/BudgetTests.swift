import AWSClient
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// What looking costs, and what a budget makes of it.
struct BudgetTests {
  private let noon = Instant(epoch: 1_795_176_000)

  @Test func `within the budget nothing changes`() {
    let budget = CollectorBudget(dollarsPerDay: 1)
    #expect(budget.decide(refresh: 0.003, every: 300, spent: 0, at: noon) == .go)
    #expect(
      CollectorBudget(dollarsPerDay: nil).decide(refresh: 9, every: 300, spent: 90, at: noon) == .go
    )
  }

  @Test func `above it refreshes come as seldom as the day's rest can pay`() {
    let budget = CollectorBudget(dollarsPerDay: 1)
    // Half a day is left, and half a dollar: 50 refreshes of a cent.
    #expect(
      budget.decide(refresh: 0.01, every: 300, spent: 0.5, at: noon) == .slow(seconds: 864))
    #expect(budget.decide(refresh: 0.01, every: 864, spent: 0.5, at: noon) == .go)
  }

  @Test func `a spent budget pauses until midnight, with a sentence`() {
    let decision = CollectorBudget(dollarsPerDay: 1).decide(
      refresh: 0.01, every: 300, spent: 0.994, at: noon)
    #expect(
      decision
        == .pause(
          until: noon.adding(seconds: 43_200),
          sentence: "metrics paused until 00:00 UTC: $0.99 of today's $1.00 is spent; "
            + "raise --budget to go on"))
    #expect(
      budget(leaving: 0.01).decide(refresh: 0.01, every: 300, spent: 0, at: noon)
        == .slow(seconds: 43_200))
  }

  private func budget(leaving dollars: Double) -> CollectorBudget {
    CollectorBudget(dollarsPerDay: dollars)
  }

  @Test func `a refresh dearer than the day says so`() throws {
    let decision = CollectorBudget(dollarsPerDay: 0.01).decide(
      refresh: 0.02, every: 300, spent: 0, at: noon)
    guard case .pause(_, let sentence) = decision else {
      Issue.record("\(decision)")
      return
    }
    #expect(
      sentence
        == "metrics paused: one refresh costs $0.0200, more than the budget of $0.0100 a day; "
        + "raise --budget or name fewer services")
  }

  @Test func `a month is told before it begins`() {
    let free = MonthlyEstimate(
      metrics: 1000, everySeconds: 300, budget: CollectorBudget(dollarsPerDay: nil))
    #expect(abs(free.dollars - 87.55) < 0.01)
    #expect(free.sentence == "about $87.55 a month: 1000 metrics every 5 min")
    let held = MonthlyEstimate(metrics: 1000, everySeconds: 300, budget: CollectorBudget())
    #expect(
      held.sentence
        == "about $30.40 a month: 1000 metrics every 5 min would be $87.55, held to $1.00 a day "
        + "by asking less often")
  }

  @Test func `Insights is told in a month's price where it may be asked`() {
    let free = MonthlyEstimate(
      metrics: 1000, everySeconds: 300, budget: CollectorBudget(dollarsPerDay: nil),
      asksInsights: true)
    #expect(
      free.sentence == "about $87.55 a month: 1000 metrics every 5 min; --server-side adds $0.0050 "
        + "for each GB that Logs Insights scans")
    let held = MonthlyEstimate(
      metrics: 10, everySeconds: 300, budget: CollectorBudget(), asksInsights: true)
    #expect(held.sentence.hasSuffix("scans, within the same $1.00 a day"))
  }

  @Test func `what runs is put aside, so that questions side by side stay in the day`() {
    let ledger = CollectorLedger()
    let purse = QueryPurse(ledger, CollectorBudget(dollarsPerDay: 1))
    #expect(purse.open(0.6, at: noon))
    #expect(!purse.open(0.5, at: noon))
    #expect(purse.open(0.4, at: noon))
    purse.close(0.6)
    purse.close(0.4)
    #expect(purse.open(1, at: noon))
    #expect(QueryPurse(ledger, CollectorBudget(dollarsPerDay: nil)).open(99, at: noon))
  }

  @Test func `a query costs what it scanned, once, however it ends`() async throws {
    let ledger = CollectorLedger()
    let logs = FakeLogs()
    let clock = FakeClock(noon.epoch)
    let caller = MeteredCaller(
      caller: logs, account: "111122223333", ledger: ledger, clock: clock)
    func results(_ status: String, _ bytes: Double, of query: String = "0") async throws {
      logs.change {
        $0.insights.status = status
        $0.insights.bytesScanned = bytes
      }
      _ = try await caller.call(
        AWSCall(Logs.getQueryResults, region: "eu-west-1", input: ["queryId": .text(query)]))
    }
    _ = try await caller.call(AWSCall(Logs.startQuery, region: "eu-west-1", input: [:]))
    try await results("Running", 1e9)
    try await results("Running", 1e9)
    try await results("Cancelled", 3e9)
    #expect(abs(ledger.total.dollars - 0.015) < 1e-9)
    #expect(ledger.total.calls == 4)
    #expect(abs(ledger.spent(on: noon).dollars - 0.015) < 1e-9)
  }

  @Test func `a day never costs more than its budget`() async throws {
    let shop = try CollectorWorkshop {
      $0.functions = 200
      $0.metrics = ["Invocations", "Duration"]
    }
    shop.options.services = ["lambda"]
    shop.options.budget.dollarsPerDay = 0.25
    // Most of what is left of the day.
    let told = try await shop.collect(for: 30_000)
    let reader = try shop.reader()
    let day = try #require(SpentDay.days(of: reader).last)
    #expect(day.spending.dollars <= 0.25)
    #expect(day.spending.dollars > 0.1)
    #expect(
      told.contains { if case .budgetSlowed = $0 { true } else { false } })
    // Read less often, but whole.
    shop.expectWhole(Array(try shop.points("Invocations", 5).dropLast()), "Invocations", 5)
  }

  @Test func `a refresh that the budget puts off is recorded with the moment of the next`()
    async throws
  {
    let shop = try CollectorWorkshop { $0.functions = 200 }
    shop.options.services = ["lambda"]
    shop.options.budget.dollarsPerDay = 0.001
    let told = try await shop.collect(for: 400)
    let paused = told.compactMap { event -> ServerlessModel.Instant? in
      if case .budgetPaused(_, let until, _) = event { until } else { nil }
    }
    let rows = try shop.coverage(.metrics, "*")
    #expect(Set(rows.map(\.outcome)) == Set(paused.map { .paused(until: $0) }))
    #expect(!rows.isEmpty)
  }

  @Test func `calls and dollars are charged to what they were spent on, and outlive a kill`()
    async throws
  {
    let shop = try CollectorWorkshop { $0.functions = 100 }
    shop.options.services = ["lambda"]
    try await shop.collect(for: 1000)
    let asked = shop.aws.calls("cloudwatch get-metric-data").reduce(0) {
      $0 + ($1.input["MetricDataQueries"]?.list.count ?? 0)
    }
    let rows = try shop.reader().coverage(account: FakeAWS.account)
    let dollars = rows.reduce(0) { $0 + $1.apiCostUSD }
    #expect(abs(dollars - Double(asked) * 0.00001) < 1e-9)
    #expect(rows.reduce(0) { $0 + $1.apiCalls } == shop.aws.calls.count)
    let before = try #require(SpentDay.days(of: shop.reader()).last)
    #expect(before.spending.calls == shop.aws.calls.count)
    #expect(before.spending.metrics == asked)
    try await shop.collect(for: 10)
    let after = try #require(SpentDay.days(of: shop.reader()).last)
    #expect(after.spending.dollars > before.spending.dollars)
  }

  @Test func `economy asks a quarter as often`() {
    var options = CollectorOptions()
    options.isEconomical = true
    #expect(options.metricSeconds == 1200)
    #expect(options.inventorySeconds == 3600)
  }
}
