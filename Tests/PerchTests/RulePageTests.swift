import Foundation
import InsightEngine
import Testing

@testable import perch

struct `the reference page of rules` {
  private static let page = RulePage.markdown(Registry.cards.sorted { $0.id < $1.id })

  @Test func `is the one that is committed`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/perch/Documentation/rules.md")
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(
      committed == Self.page,
      "Make it anew: perch rules --markdown > Sources/perch/Documentation/rules.md")
  }

  @Test func `names every rule once in its service's table and once in full`() {
    for card in Registry.cards {
      #expect(Self.page.ranges(of: "| [\(card.id)](#\(card.id)) |").count == 1)
      #expect(Self.page.ranges(of: "\n### \(card.id)\n").count == 1)
    }
  }

  @Test func `calls every service by a name`() {
    let headings = Self.page.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(headings.allSatisfy { $0.dropFirst(3).first?.isUppercase == true })
  }
}
