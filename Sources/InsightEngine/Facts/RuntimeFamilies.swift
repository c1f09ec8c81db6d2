/// How runtimes follow one another.
extension RuntimeFact {
  /// Runtimes that take the same code: `nodejs`, `python`, `java`; what was written for `go1.x` runs on `provided`.
  package var family: String {
    let letters = String(name.prefix { $0.isLetter })
    return ["dotnetcore": "dotnet", "go": "provided"][letters] ?? letters
  }

  /// The place in its family; the systems below one release, as of `java8` and `java8.al2`, share it.
  var release: Int {
    if name.hasPrefix("go") { return 0 }
    let system = name.firstRange(of: ".al")?.lowerBound ?? name.endIndex
    let text = family == "provided" ? name[...] : name[..<system]
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    return (numbers.first ?? 0) * 1000 + (numbers.dropFirst().first ?? 0)
  }

  /// Whether the runtime runs on arm64 too.
  package var runsOnArm: Bool { !Self.onlyX86.contains(name) }

  private static let onlyX86: Set = [
    "nodejs", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "nodejs10.x",
    "python2.7", "python3.6", "python3.7", "ruby2.5", "java8", "go1.x", "provided",
    "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1",
  ]
}

extension Runtimes {
  /// A runtime with its place, read from its name once.
  private struct Placed {
    let fact: RuntimeFact
    let family: String
    let release: Int

    init(_ fact: RuntimeFact) {
      self.fact = fact
      family = fact.family
      release = fact.release
    }
  }

  private static let placed = all.map(Placed.init)

  /// What to move to: the runtime of the family that lasts longest, and of several the one that changes least.
  package static func successor(of fact: RuntimeFact) -> RuntimeFact {
    let own = Placed(fact)
    return placed.filter { $0.family == own.family && $0.release >= own.release }.min {
      ($1.fact.updateBlocked, $0.release) < ($0.fact.updateBlocked, $1.release)
    }?.fact ?? fact
  }

  /// The newest runtime of the same family, and how many releases of it came after this one.
  package static func newer(than fact: RuntimeFact) -> (newest: RuntimeFact, releases: Int) {
    let own = Placed(fact)
    let newer = placed.filter { $0.family == own.family && $0.release > own.release }
    let newest = newer.max { ($0.release, $1.fact.name) < ($1.release, $0.fact.name) }
    return (newest?.fact ?? fact, Set(newer.map(\.release)).count)
  }
}
