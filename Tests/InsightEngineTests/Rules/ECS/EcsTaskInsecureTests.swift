import ServerlessModel
import Testing

@testable import InsightEngine

struct `ecs-task-insecure` {
  private static let story = story {
    $0.environment = [EnvironmentVariable(name: "DB_PASSWORD", secretKind: "password")]
  }

  private static func story(_ change: (inout ContainerServiceConfiguration) -> Void) -> Story {
    var service = ContainerServiceConfiguration()
    service.environment = [EnvironmentVariable(name: "STAGE")]
    service.containersWithoutLogs = []
    service.privileged = false
    change(&service)
    return Story(.containerService, "web").configuration(.containerService(service))
  }

  @Test(arguments: [
    Case("speaks of a secret in a variable", .speaks, story),
    Case(
      "speaks of a container without logs", .speaks, story { $0.containersWithoutLogs = ["app"] }),
    Case("speaks of a privileged one", .speaks, story { $0.privileged = true }),
    Case("passes a plain one", .silent, story { _ in }),
    Case(
      "does not know where variables were not asked for", .unknown, story { $0.environment = nil }),
    Case(
      "does not know where logging was not asked for", .unknown,
      story { $0.containersWithoutLogs = nil }),
    Case("does not know without a configuration", .unknown, Story(.containerService, "web")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(EcsTaskInsecure()) }

  @Test func `says what is wrong`() throws {
    let found = try Self.story.verdict(EcsTaskInsecure()).violations.first
    #expect(found?.summary == "DB_PASSWORD looks like a secret" && found?.severity == .critical)
    let plain = Self.story {
      $0.containersWithoutLogs = ["sidecar", "app"]
      $0.privileged = true
    }
    let minor = try plain.verdict(EcsTaskInsecure()).violations.first
    #expect(minor?.summary == "app logs nowhere, runs privileged" && minor?.severity == .warning)
    #expect(
      try plain.evidence("containersWithoutLogs", EcsTaskInsecure()) == .list(["app", "sidecar"]))
  }
}
