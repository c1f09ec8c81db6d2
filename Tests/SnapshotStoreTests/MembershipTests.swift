import ServerlessModel
import Testing

@testable import SnapshotStore

struct `Microservices told after the runs` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [1, 4095, 4096, 9000]) func `count every run once`(_ count: Int) throws {
    let runs = Make.batch {
      $0.executions = (0..<count).map { number in
        Execution(
          resource: Make.function(), requestID: Make.request(UInt64(number)),
          start: Make.at(Int64(number)), status: .success)
      }
    }
    let inventory = Make.batch { $0.resources = [Make.resource(tags: ["service": "shop"])] }
    let reader = try Make.snapshot(folder, runs, inventory)
    let day = TimeSpan(start: Make.at(-86_400), end: Make.at(10 * 86_400))
    #expect(reader.info.executions == count)
    #expect(try reader.total(of: .resource(Make.function()), in: day).executions == count)
  }
}
