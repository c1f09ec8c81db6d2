import InsightEngine
import ServerlessModel
import Testing

/// What can be asked of a configuration, and what a draft makes of it.
struct `a setting that a policy asks for` {
  private static let function = {
    var function = FunctionConfiguration()
    function.memoryMB = 256
    function.runtime = "python3.13"
    function.layers = ["a:1", "b:2"]
    function.url = FunctionURL(authType: "NONE")
    function.aliases = [FunctionAlias(name: "live", version: "3")]
    function.urlKnown = true
    return function
  }()

  private static let resource = Resource(
    id: ResourceID(.lambdaFunction, name: "f", account: "111122223333", region: "eu-west-1"),
    kind: .lambdaFunction, name: "f", account: "111122223333", region: "eu-west-1",
    microservices: ["shop"], validFrom: Instant(milliseconds: 0))

  private static func draft(_ key: String, beside: [Configuration] = []) throws -> PolicyDraft {
    try #require(
      PolicyDraft(
        resource, settings: PolicySetting.all(.function(function), beside: beside), watching: key))
  }

  private static func filter(_ draft: PolicyDraft) throws -> ConfigurationFilter {
    guard case .configuration(let filters) = draft.policy.condition else {
      throw NoFilter()
    }
    return try #require(filters.first)
  }

  private struct NoFilter: Error {}

  @Test func `is whatever is set, by the key that files use, and no note of perch's own`() {
    let keys = PolicySetting.all(.function(Self.function)).map(\.key)
    #expect(keys.contains("memoryMB"))
    #expect(keys.contains("url.authType"))
    #expect(!keys.contains("timeoutSeconds"))
    #expect(!keys.contains { $0.hasSuffix("Known") })
  }

  @Test(arguments: [
    ("memoryMB", "ne", "256"), ("runtime", "ne", "python3.13"), ("layers", "not-contains", "a:1"),
    ("url", "ne", "NONE"), ("aliases", "absent", ""),
  ])
  func `begins as what is no longer so`(key: String, op: String, value: String) throws {
    let filter = try Self.filter(try Self.draft(key))
    #expect(filter.op == ConfigurationFilter.Operator(text: op))
    #expect(filter.values.map(\.text) == (value.isEmpty ? [] : [value]))
  }

  @Test func `goes by what others of its kind are set to`() throws {
    var other = Self.function
    (other.runtime, other.memoryMB) = ("nodejs22.x", 270)
    var draft = try Self.draft("runtime", beside: [.function(other), .function(other)])
    draft.turn(.limit, 1)
    #expect(try Self.filter(draft).values == [.text("nodejs22.x")])
    draft = try Self.draft("memoryMB", beside: [.function(other)])
    draft.turn(.limit, 1)
    #expect(try Self.filter(draft).values == [.number(270)])
    draft.turn(.limit, 1)
    #expect(try Self.filter(draft).values == [.number(300)])
  }

  @Test func `has no value where only being set is asked`() throws {
    var draft = try Self.draft("aliases")
    #expect(!draft.parts.contains(.limit))
    draft.turn(.comparison, 1)
    #expect(try Self.filter(draft) == ConfigurationFilter(key: "aliases", op: .present))
  }

  @Test func `reaches from the resource to its microservice and on to the kind`() throws {
    var draft = try Self.draft("memoryMB")
    #expect(draft.policy.scope.name == "f")
    draft.turn(.reach, 1)
    #expect(draft.policy.scope.microservice == "shop")
    #expect(draft.policy.scope.name == nil)
    draft.turn(.reach, 1)
    #expect(draft.policy.scope == PolicyScope(kind: .lambdaFunction))
  }

  @Test func `gives kinds without a figure a policy too`() throws {
    let bucket = ResourceID(.bucket, name: "b", account: "111122223333", region: "eu-west-1")
    let resource = Resource(
      id: bucket, kind: .bucket, name: "b", account: "111122223333", region: "eu-west-1",
      validFrom: Instant(milliseconds: 0))
    #expect(PolicyDraft(resource) == nil)
    var configuration = BucketConfiguration()
    configuration.encryption = "AES256"
    let draft = PolicyDraft(resource, settings: PolicySetting.all(.bucket(configuration)))
    #expect(draft?.policy.pillar == .security)
  }
}
