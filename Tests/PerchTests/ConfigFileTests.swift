import ServerlessModel
import Testing

@testable import perch

struct `the configuration file` {
  @Test func `names the metrics of the business`() throws {
    let file = ConfigFile(
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
    #expect(file.problems.isEmpty)
    let first = try #require(file.business.first)
    #expect(first.title == "orders placed" && first.microservice == "checkout")
    #expect(first.dimensions == [MetricID.Dimension(name: "Currency", value: "EUR")])
    #expect(file.business.last?.title == "Refunds")
    #expect(file.business.last?.statistic == .sum)
  }

  @Test(arguments: [
    ("businessMetrics: 3", "1:18", "must be a list"),
    ("businessMetrics:\n  - name: A\n", "2:5", "needs a namespace"),
    ("businessMetrics:\n  - {namespace: S, name: A, statistic: median}\n", "2:40", "is not Sum"),
    ("businessMetrics:\n  - {namespace: S, name: A, dimension: x}\n", "2:29", "dimensions?"),
    (
      "businessMetrics:\n  - {namespace: S, name: A, dimensions: [x]}\n", "2:41", "names and values"
    ),
    ("busines: []\n", "1:1", "no field"),
    ("a: [\n", "2:1", "no YAML"),
  ])
  func `says at its place what is wrong`(text: String, place: String, words: String) throws {
    let problem = try #require(ConfigFile(text).problems.first)
    #expect("\(problem.line):\(problem.column)" == place, "\(problem)")
    #expect(problem.what.contains(words), "\(problem.what)")
  }

  @Test func `may say who is told as well`() {
    let file = ConfigFile(
      "notify: {bell: off}\nbusinessMetrics:\n  - {namespace: Shop, name: Orders}\n")
    #expect(file.problems.isEmpty)
    #expect(file.business.map(\.name) == ["Orders"])
  }

  @Test func `that is empty asks for nothing`() {
    #expect(ConfigFile("").problems.isEmpty && ConfigFile("").business.isEmpty)
  }
}
