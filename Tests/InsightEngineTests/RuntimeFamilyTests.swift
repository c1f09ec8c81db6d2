import ServerlessModel
import Testing

@testable import InsightEngine

struct `runtimes of one family` {
  @Test(arguments: [
    ("nodejs16.x", "nodejs24.x"), ("python3.9", "python3.13"), ("java8", "java8.al2023"),
    ("java21", "java21"), ("go1.x", "provided.al2023"), ("provided.al2", "provided.al2023"),
    ("dotnetcore3.1", "dotnet10"), ("ruby2.7", "ruby4.0"), ("nodejs24.x", "nodejs24.x"),
  ])
  func `lead to the one that lasts longest and changes least`(old: String, new: String) throws {
    #expect(Runtimes.successor(of: try #require(Runtimes.fact(for: old))).name == new)
  }

  @Test(arguments: [
    ("nodejs22.x", "nodejs24.x", 1), ("nodejs24.x", "nodejs24.x", 0),
    ("python3.9", "python3.14", 5), ("java8", "java25", 4), ("java8.al2", "java25", 4),
    ("java17.al2023", "java25", 2), ("provided", "provided.al2023", 2), ("ruby3.3", "ruby4.0", 2),
    ("dotnetcore3.1", "dotnet10", 3),
  ])
  func `count the releases after one`(old: String, newest: String, releases: Int) throws {
    let newer = Runtimes.newer(than: try #require(Runtimes.fact(for: old)))
    #expect(newer.newest.name == newest && newer.releases == releases)
  }

  @Test(arguments: [("java8", false), ("java8.al2", true), ("python3.7", false), ("go1.x", false)])
  func `run on arm64 unless they are old`(name: String, runs: Bool) throws {
    #expect(try #require(Runtimes.fact(for: name)).runsOnArm == runs)
  }
}
