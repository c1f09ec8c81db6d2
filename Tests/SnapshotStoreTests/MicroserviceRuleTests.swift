import ServerlessModel
import SnapshotStore
import Testing

/// What the user says of microservices goes before what tags, stacks and names say.
struct `Microservice rules` {
  private static let resources = [
    Make.resource("charge-card", tags: ["Component": "payments", "service": "shop"]),
    Make.resource("refund-card", tags: ["component": ""], stack: "checkout-prod"),
    Make.resource("search-index"), Make.resource("search-query"), Make.resource("lonely"),
    Make.resource("/aws/lambda/search-index", kind: .logGroup),
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(
    _ rules: [MicroserviceRule], _ name: String = "rules.perch", extending: Bool = false
  ) throws -> [String: [String]] {
    let options = SnapshotWriter.Options(microservices: rules)
    let path = folder.file(name)
    let writer =
      extending
      ? try SnapshotWriter.extend(path, options: options)
      : try SnapshotWriter.create(at: path, options: options)
    try writer.write(Make.batch { $0.resources = extending ? [] : Self.resources })
    try writer.finish()
    let held = try SnapshotReader(path: path).resources(at: Make.at(1))
    return Dictionary(uniqueKeysWithValues: held.map { ($0.name, $0.microservices) })
  }

  @Test func `take the value of a tag, whatever the case of its key, and no empty one`() throws {
    let services = try write([MicroserviceRule(tags: [.init(key: "COMPONENT")])])
    #expect(services["charge-card"] == ["payments"])
    #expect(services["refund-card"] == ["checkout-prod"])
    #expect(services["search-index"] == ["(ungrouped)"])
  }

  @Test func `name what has a tag, a stack or a name`() throws {
    let services = try write([
      MicroserviceRule(name: "money", tags: [.init(key: "component", value: "pay*")]),
      MicroserviceRule(name: "money", stacks: ["other", "checkout-*"]),
      MicroserviceRule(name: "finding", resources: ["search-*"]),
    ])
    #expect(services["charge-card"] == ["money"])
    #expect(services["refund-card"] == ["money"])
    #expect(services["search-query"] == ["finding"])
    #expect(services["/aws/lambda/search-index"] == ["finding"], "a log group is its function's")
    #expect(services["lonely"] == ["(ungrouped)"])
  }

  @Test func `hold only where all that is given holds`() throws {
    let services = try write([
      MicroserviceRule(
        name: "money", tags: [.init(key: "component", value: "search")], resources: ["charge-*"]),
      MicroserviceRule(name: "none", stacks: ["checkout-*"], resources: ["charge-*"]),
      MicroserviceRule(name: "any stack", stacks: ["*"], resources: ["charge-*"]),
    ])
    #expect(services["charge-card"] == ["shop"])
    #expect(services["refund-card"] == ["checkout-prod"])
  }

  @Test func `may put a resource in several, in their order and once each`() throws {
    let services = try write([
      MicroserviceRule(name: "b", resources: ["charge-*"]),
      MicroserviceRule(name: "a", resources: ["*-card"]),
      MicroserviceRule(name: "b", resources: ["*"]),
    ])
    #expect(services["charge-card"] == ["b", "a"])
    #expect(services["refund-card"] == ["a", "b"])
  }

  @Test func `that change are applied to what was written before`() throws {
    let named = [MicroserviceRule(name: "finding", resources: ["search-*"])]
    #expect(try write([])["search-query"] == ["(ungrouped)"])
    #expect(try write(named, extending: true)["search-query"] == ["finding"])
    #expect(try write(named, extending: true)["search-query"] == ["finding"])
    #expect(try write([], extending: true)["search-query"] == ["(ungrouped)"])
  }

  @Test func `count the runs of a microservice that a change makes anew`() throws {
    let runs = Make.batch {
      $0.resources = [Make.resource()]
      $0.executions = (0..<5).map { number in
        Execution(
          resource: Make.function(), requestID: Make.request(UInt64(number)),
          start: Make.at(Int64(number)), status: .success)
      }
    }
    _ = try Make.snapshot(folder, runs, name: "rules.perch")
    _ = try write([MicroserviceRule(name: "orders", resources: ["orders-*"])], extending: true)
    let reader = try SnapshotReader(path: folder.file("rules.perch"))
    let orders = EntityID.microservice(MicroserviceName(account: Make.account, name: "orders"))
    #expect(try reader.total(of: orders, in: Make.span(-3600, 3600)).executions == 5)
  }
}
