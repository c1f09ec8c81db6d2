import ServerlessModel
import SnapshotStore
import Testing

/// Who changed a resource, beside what its configuration tells of the change.
struct `Who made a change` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func act(_ seconds: Int64, _ id: String = "e") -> Deployment {
    Deployment(
      id: id, resource: Make.function(), time: Make.at(seconds), changes: ["UpdateFunctionCode"],
      actor: "root")
  }

  /// A deployment at 100 s, and what CloudTrail says.
  private func told(_ acts: Deployment...) throws -> [Deployment] {
    try Make.snapshot(
      folder,
      Make.batch {
        $0.configurations = [
          (Make.function(), Make.at(0), Make.configuration(memory: 256, code: "a")),
          (
            Make.function(), Make.at(100), Make.configuration(memory: 256, code: "b", modified: 100)
          ),
        ]
        $0.deployments = acts
      }
    ).allDeployments(in: Make.span(0, 1000))
  }

  @Test(arguments: [40, 100, 160])
  func `a deployment within a minute is the change, and names who made it`(time: Int64) throws {
    let all = try told(act(time))
    #expect(all.map(\.actor) == ["root"])
    #expect(all.map(\.toCodeHash) == ["b"])
  }

  @Test(arguments: [39, 161])
  func `further off it is a change of its own`(time: Int64) throws {
    let all = try told(act(time))
    #expect(all.count == 2)
    #expect(all.first { $0.toCodeHash == "b" }?.actor == nil)
  }

  @Test func `two changes are two, though no code tells them apart`() throws {
    #expect(try told(act(500, "a"), act(600, "b")).count == 3)
  }
}
