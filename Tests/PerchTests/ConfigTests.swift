import Glibc
import ServerlessModel
import Testing

@testable import perch

struct `the configuration file` {
  private static func problem(_ text: String) throws -> YAMLProblem {
    try #require(Config(text).problems.first)
  }

  @Test func `that is empty, or not there, asks for nothing`() {
    for config in [Config(""), Config.read("/no/such/file")] {
      #expect(config.problems.isEmpty)
      #expect(config.businessMetrics.metrics.isEmpty && config.notify.ringsBell)
    }
  }

  @Test func `that cannot be read is not taken for one that is not there`() throws {
    let config = Config.read("/tmp")
    #expect(throws: CommandFailure.self) { try config.checked(RedactionConfig.self) }
    #expect(config.problems.first?.what.contains("cannot be read") == true)
  }

  @Test(arguments: [
    ("busines: []\n", "1:1", "no field"),
    ("notfy: {}\n", "1:1", "did you mean notify?"),
    ("metric: {}\n", "1:1", "did you mean metrics?"),
    ("a: [\n", "2:1", "no YAML"),
    ("- budget\n", "1:1", "the file must be fields"),
    ("budget: 1\nregions: []\nbudget: 2\n", "1:1", "budget is given twice"),
    ("redaction: {id: \"\\d\"}\n", "1:18", "single quotes"),
    ("budget: 1\nregions: [\u{1}]\n", "2:11", "no YAML"),
  ])
  func `says at its place what is wrong with it`(text: String, place: String, words: String) throws
  {
    let problem = try Self.problem(text)
    #expect("\(problem.line):\(problem.column)" == place, "\(problem)")
    #expect(problem.what.contains(words), "\(problem.what)")
  }

  @Test func `keeps what is right beside what is wrong`() throws {
    let config = Config("budget: much\nregions: [eu-west-1, mars]\nnotify: {bell: off}\n")
    #expect(config.regions.names == ["eu-west-1"])
    #expect(!config.notify.ringsBell)
    #expect(config.problems.map(\.line) == [1, 2])
  }

  @Test func `stops only commands that need what is wrong`() throws {
    let config = Config("budget: much\nnotify: {bell: loud}\n", path: "c.yaml")
    #expect(try config.checked(RegionsConfig.self).regions.names.isEmpty)
    do {
      _ = try config.checked(RegionsConfig.self, BudgetConfig.self)
      Issue.record("a wrong budget was taken")
    } catch let failure as CommandFailure {
      #expect(failure.code == .badData)
      #expect(failure.sentence.contains("c.yaml:1:9: "), "\(failure.sentence)")
      #expect(!failure.sentence.contains("bell"))
    }
  }

  @Test func `stops every command where a section may be misspelt`() {
    let config = Config("redactoin: {id: '[0-9]+'}\n")
    #expect(throws: CommandFailure.self) { try config.checked(RedactionConfig.self) }
  }

  @Test func `tells the console its first fault, and how many there are`() {
    #expect(Config("budget: 1\n").notice == nil)
    let one = Config("budget: much\n").notice
    #expect(one?.hasPrefix("config.yaml:1:9: budget must be dollars a day") == true)
    let two = Config("budget: much\nregions: mars\n").notice
    #expect(two?.hasSuffix("(and 1 more)") == true)
  }
}
