import AWSClient
import Foundation
import Testing

@testable import DataProvider

/// The calls of the inventory, and documents that come in pages.
struct InventoryPlanTests {
  @Test func `pages that mean something only together become one document`() throws {
    let pages = [#"{"Versions":[1,2],"Next":"a"}"#, #"{"Versions":[3]}"#].map {
      AnswerBody.json(Data($0.utf8))
    }
    guard case .json(let data)? = PageJoin.joined(pages) else {
      Issue.record("not joined")
      return
    }
    let whole = try JSONDecoder().decode([String: JSONValue].self, from: data)
    #expect(whole["Versions"] == .list([.whole(1), .whole(2), .whole(3)]))
  }

  @Test func `every step and every detail is an operation that is allowed and kept`() throws {
    let lane = CollectorLane(
      account: FakeAWS.account, region: FakeAWS.region, caller: FakeAWS(FakeClock()))
    var options = CollectorOptions()
    options.asksOrganization = true
    let steps = InventoryPlan(options, for: lane).steps
    #expect(steps.count == 43)
    for step in steps {
      #expect(Handlers.handler(of: step.operation) != nil, "\(step.operation.title)")
    }
  }
}
