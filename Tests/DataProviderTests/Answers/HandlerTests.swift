import AWSClient
import Testing

@testable import DataProvider

struct HandlerTests {
  @Test(arguments: Handlers.titles)
  func `keeps only answers of operations that are allowed`(_ title: String) {
    #expect(AWSOperation.allowed.contains { $0.title == title })
  }

  @Test func `tells every answer with keys of its own from all others`() {
    let withKeys = AWSOperation.allowed.filter { !$0.keys.isEmpty }
    let byKeys = Dictionary(grouping: withKeys, by: { Set($0.keys) })
    let shared = byKeys.values.filter { $0.count > 1 }.map { Set($0.map(\.title)) }
    // These are read alike, so it does not matter which of them it is.
    #expect(
      Set(shared) == [
        ["sns list-subscriptions", "sns list-subscriptions-by-topic"],
        ["opensearch describe-domains", "es describe-elasticsearch-domains"],
        [
          "service-quotas list-service-quotas", "service-quotas list-aws-default-service-quotas",
        ],
      ])
  }
}
