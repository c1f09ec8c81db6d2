import InsightEngine
import Testing

/// The folder of rules, the registry and the tests are one set.
struct RuleTests {
  private static let files = SourceTree.files(below: "Sources/InsightEngine/Rules")
    .filter { $0.lines.contains { $0.contains("RuleCard(") } }

  @Test func `every rule file is registered, and every registered rule has a file`() {
    let named = Set(Self.files.map { Self.kebab($0.name) })
    let registered = Set(Registry.cards.map(\.id))
    #expect(
      named.subtracting(registered).isEmpty, "not registered: \(named.subtracting(registered))")
    #expect(registered.subtracting(named).isEmpty, "no file: \(registered.subtracting(named))")
  }

  @Test func `every rule has a test of its name`() {
    let tests = Set(SourceTree.files(below: "Tests/InsightEngineTests").map(\.name))
    for file in Self.files {
      #expect(tests.contains(file.name + "Tests"), "\(file.name)Tests is missing")
    }
  }

  @Test func `every card has a source, a reason and a fix`() {
    for card in Registry.cards {
      #expect(!card.sources.isEmpty, "\(card.id) has no source")
      #expect(!card.why.isEmpty && !card.fix.isEmpty, "\(card.id)")
    }
  }

  @Test func `ids are unique`() {
    #expect(Set(Registry.cards.map(\.id)).count == Registry.cards.count)
  }

  /// `Apigw5xxRateHigh` becomes `apigw-5xx-rate-high`: a dash before each capital, and before digits that begin a word.
  private static func kebab(_ name: String) -> String {
    let letters = Array(name)
    var text = ""
    for (place, letter) in letters.enumerated() {
      let opens = letter.isNumber && text.last?.isNumber == false
      let next = letters[place...].first { !$0.isNumber }
      // The digits of `S3PublicBucket` end a word.
      let beginsWord = letter.isUppercase || (opens && next?.isLowercase == true)
      if beginsWord, !text.isEmpty { text.append("-") }
      text.append(letter.lowercased())
    }
    return text
  }
}
