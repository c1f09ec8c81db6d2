import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

struct `rules of microservices at import` {
  private let shop: Workshop

  init() throws { shop = try Workshop() }

  private func services(_ rules: [MicroserviceRule]) throws -> [String] {
    try shop.load([shop.write(Runs(4).grouped(), "runs.log")], microservices: rules)
    let reader = try shop.reader()
    let resources = try reader.resources(at: reader.info.span.end)
    return resources.first { $0.kind == .lambdaFunction }?.microservices ?? []
  }

  @Test func `name what is imported, and what was before`() throws {
    #expect(try services([]) == ["(ungrouped)"])
    #expect(try services([MicroserviceRule(name: "probes", resources: ["pro*"])]) == ["probes"])
  }
}
