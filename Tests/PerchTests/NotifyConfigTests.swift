import Glibc
import ServerlessModel
import Testing

@testable import perch

struct `who is told` {
  private static func read(_ text: String) throws -> NotifyConfig {
    let path = "/tmp/perch-config-\(getpid())-\(UInt64.random(in: .min ... .max)).yaml"
    try #require(FileText.write(text, to: path))
    defer { unlink(path) }
    return try Config.read(path).checked(NotifyConfig.self).notify
  }

  @Test func `is read from the configuration, beside what else is in it`() throws {
    let config = try Self.read(
      """
      budget: 1
      notify:
        bell: off
        on-call: {webhook: "https://hooks.example.com/services/T0"}
        local: {webhook: "http://127.0.0.1:8080/"}
      """)
    #expect(config.webhooks.map(\.name) == ["on-call", "local"])
    #expect(!config.ringsBell)
  }

  @Test func `rings as it is told where a channel is wrong`() {
    let config = Config("notify:\n  bell: off\n  ops: {webhook: ftp}\n")
    #expect(!config.notify.ringsBell)
    #expect(config.notify.webhooks.isEmpty)
  }

  @Test func `is a secret that no complaint prints`() throws {
    let config = Config("notify:\n  ops: {webhook: \"http://hooks.example.com/T0/secret\"}\n")
    let problem = try #require(config.problems.first)
    #expect(!problem.what.contains("secret"), "\(problem.what)")
  }

  @Test func `is nobody without a configuration`() throws {
    let config = try Config.read("/no/such/file").checked(NotifyConfig.self).notify
    #expect(config.webhooks.isEmpty)
    #expect(config.ringsBell)
  }

  @Test(arguments: [
    ("notify:\n  ops: {webhook: \"http://hooks.example.com/x\"}", ":2:18: ", "https"),
    ("notify:\n  ops: {webhok: \"https://x.example\"}", ":2:9: ", "did you mean webhook?"),
    ("notify:\n  bell: loud", ":2:9: ", "on or off"),
    ("notify: [ops]", ":1:9: ", "fields"),
    ("notify:\n  ops: {webhook: \"http://127.0.0.1.example.com/x\"}", ":2:18: ", "https"),
  ])
  func `is refused with line and column`(text: String, place: String, words: String) {
    do {
      _ = try Self.read(text)
      Issue.record("\(text) was taken")
    } catch let failure as CommandFailure {
      #expect(failure.code == .badData)
      #expect(failure.sentence.contains(place))
      #expect(failure.sentence.contains(words))
    } catch { Issue.record("\(error)") }
  }
}
