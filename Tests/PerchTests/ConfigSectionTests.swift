import Console
import InsightEngine
import ServerlessModel
import Testing

@testable import perch

struct `the sections of the configuration` {
  @Test func `say how AWS profiles are read and shown`() throws {
    let config = Config(
      """
      profiles:
        shop-prod:
          theme: high-contrast
          regions: [eu-west-1, us-gov-west-1]
          roleArns: arn:aws:iam::111122223333:role/team/perch
          production: true
        sandbox: {regions: all}
      """)
    #expect(config.problems.isEmpty, "\(config.problems)")
    let profile = try #require(config.profiles.profiles["shop-prod"])
    #expect(profile.theme == "high-contrast" && profile.isProduction)
    #expect(profile.regions == ["eu-west-1", "us-gov-west-1"])
    #expect(profile.roleARNs == ["arn:aws:iam::111122223333:role/team/perch"])
    #expect(config.profiles.profiles["sandbox"]?.isProduction == false)
    #expect(config.profiles.profiles["sandbox"]?.regions == ["all"])
  }

  @Test func `keep the production mark of a profile whose theme is wrong`() {
    let config = Config("profiles: {p: {theme: no-such-theme, production: on}}\n")
    #expect(config.profiles.profiles["p"]?.isProduction == true)
    #expect(config.profiles.profiles["p"]?.theme == nil)
    #expect(config.problems.count == 1)
  }

  @Test func `say what accounts are for, the first that fits`() {
    let config = Config(
      """
      environments:
        111122223333: prod
        "*-staging": staging
        "*": other
      """)
    #expect(config.problems.isEmpty, "\(config.problems)")
    func isProduction(_ id: String, _ name: String) -> Bool {
      config.looks(readBy: []).isProduction(Account(id: id, name: name, regions: []))
    }
    #expect(isProduction("111122223333", "shop-staging"))
    #expect(!isProduction("444455556666", "shop-staging"))
    #expect(!isProduction("444455556666", "shop"))
  }

  @Test func `give a theme and a mark to accounts named like a profile, or read by it alone`() {
    let config = Config("profiles: {shop: {theme: light, production: on}}\n")
    let account = Account(id: "444455556666", name: "444455556666", regions: [])
    let named = Account(id: "444455556666", name: "shop", regions: [])
    #expect(config.looks(readBy: []).theme(of: named) == "light")
    #expect(config.looks(readBy: []).theme(of: account) == nil)
    #expect(config.looks(readBy: ["shop"]).theme(of: account) == "light")
    #expect(config.looks(readBy: ["shop"]).isProduction(account))
    #expect(!config.looks(readBy: ["shop", "other"]).isProduction(account))
  }

  @Test func `say which resources are one microservice`() {
    let config = Config(
      """
      microservices:
        - tag: [component, team]
        - {name: checkout, tag: domain=pay*}
        - {name: checkout, stack: "checkout-*", resource: [charge-*, refund-*]}
      """)
    #expect(config.problems.isEmpty, "\(config.problems)")
    let rules = [
      MicroserviceRule(tags: [.init(key: "component"), .init(key: "team")]),
      MicroserviceRule(name: "checkout", tags: [.init(key: "domain", value: "pay*")]),
      MicroserviceRule(
        name: "checkout", stacks: ["checkout-*"], resources: ["charge-*", "refund-*"]),
    ]
    #expect(config.microservices.rules == rules)
  }

  @Test func `leave out a rule that would mean more without what is wrong in it`() {
    let config = Config("microservices: [{name: a, stack: x, resource: [y, {}]}]\n")
    #expect(config.microservices.rules.isEmpty)
  }

  @Test func `name the metrics of the business`() throws {
    let config = Config(
      """
      businessMetrics:
        - title: orders placed
          namespace: Shop
          name: OrdersPlaced
          statistic: sum
          dimensions: {Currency: EUR}
          microservice: checkout
        - namespace: Shop
          name: Refunds
      """)
    #expect(config.problems.isEmpty)
    let metrics = config.businessMetrics.metrics
    let first = try #require(metrics.first)
    #expect(first.title == "orders placed" && first.microservice == "checkout")
    #expect(first.dimensions == [MetricID.Dimension(name: "Currency", value: "EUR")])
    #expect(metrics.last?.title == "Refunds")
    #expect(metrics.last?.statistic == .sum)
  }

  @Test func `name what is collected, followed, masked and spent`() {
    let config = Config(
      """
      regions: all
      metrics: {namespaces: [Shop, Team/Orders]}
      correlation: [$.detail.orderId, cart_id]
      redaction:
        order: 'ORD-[0-9]{8}'
        customer: 'C[0-9]+'
      budget: 2.5
      """)
    #expect(config.problems.isEmpty, "\(config.problems)")
    #expect(config.regions.names == ["all"])
    #expect(config.metrics.namespaces == ["Shop", "Team/Orders"])
    #expect(config.correlation.fields.map(\.path) == [["detail", "orderId"], ["cart_id"]])
    #expect(config.redaction.patterns.map(\.name) == ["order", "customer"])
    #expect(config.redaction.patterns.first?.pattern == "ORD-[0-9]{8}")
    #expect(config.budget.usdPerDay == 2.5)
  }

  @Test func `keep the patterns that are right beside one that is not`() {
    let config = Config("redaction:\n  bad: '(a+)+'\n  good: 'b'\n")
    #expect(config.redaction.patterns.map(\.name) == ["good"])
    #expect(config.problems.first?.line == 2)
  }

  @Test(arguments: [
    ("profiles: [p]", "1:11", "names of AWS profiles"),
    ("profiles: {p: {}, [x]: {}}", "1:19", "a name in profiles"),
    ("profiles: {p: {prodction: on}}", "1:16", "did you mean production?"),
    ("profiles: {p: {production: maybe}}", "1:28", "on or off"),
    ("profiles: {p: {theme: no-such}}", "1:23", "perch themes"),
    ("profiles: {p: {roleArns: perch}}", "1:26", "arn:aws:iam::"),
    ("regions: [eu-west-1, Ireland]", "1:22", "such as eu-west-1"),
    ("regions: {a: b}", "1:10", "such as eu-west-1"),
    ("environments: prod", "1:15", "accounts and words"),
    ("environments: {\"1\": a b}", "1:21", "short word"),
    ("microservices: {checkout: {}}", "1:16", "a list"),
    ("microservices: [{name: checkout}]", "1:17", "needs tag, or name and stack"),
    ("microservices: [{stack: x}]", "1:17", "name and resource"),
    ("microservices: [{tag: =x}]", "1:23", "key=value"),
    ("microservices: [{tags: x}]", "1:18", "did you mean tag?"),
    ("metrics: {namespaces: [\":x\"]}", "1:24", "CloudWatch namespace"),
    ("metrics: [Shop]", "1:10", "namespaces"),
    ("businessMetrics: 3", "1:18", "must be a list"),
    ("businessMetrics:\n  - name: A\n", "2:5", "needs a namespace"),
    ("businessMetrics:\n  - {namespace: S, name: A, statistic: median}\n", "2:40", "is not Sum"),
    ("businessMetrics:\n  - {namespace: S, name: A, dimension: x}\n", "2:29", "dimensions?"),
    (
      "businessMetrics:\n  - {namespace: S, name: A, dimensions: [x]}\n", "2:41", "names and values"
    ),
    ("correlation: [\"$.a[*]\"]", "1:15", "$.detail.orderId"),
    ("redaction: ['[0-9]+']", "1:12", "names and regular expressions"),
    ("redaction: {id: '[0-9'}", "1:17", "id is no regular expression: expected ']'"),
    ("redaction: {id: '(a+)+'}", "1:17", "hours on one line"),
    ("budget: -1", "1:9", "dollars a day"),
    ("budget: .inf", "1:9", "dollars a day"),
    ("budget: 2 EUR", "1:9", "dollars a day"),
  ])
  func `say at its place what is wrong, and what to write instead`(
    text: String, place: String, words: String
  ) throws {
    let problem = try #require(Config(text).problems.first, "\(text) was taken")
    #expect("\(problem.line):\(problem.column)" == place, "\(problem)")
    #expect(problem.what.contains(words), "\(problem.what)")
  }
}
