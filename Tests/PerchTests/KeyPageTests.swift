import Console
import Foundation
import Testing

struct `the page of keys` {
  @Test func `is the one that is committed`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/perch/Documentation/keys.md")
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(
      committed == Keymap.standard.markdown,
      "Make it anew: perch keys --markdown > Sources/perch/Documentation/keys.md")
  }
}
