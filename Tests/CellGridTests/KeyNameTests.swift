import CellGrid
import Testing

struct `Key names` {
  @Test(arguments: [
    ("Down", Key.down), ("Up", .up), ("Enter", .enter), ("Escape", .escape),
    ("Space", .character(" ")),
    ("C-d", .control("d")), ("^D", .control("d")), ("C-m", .enter), ("C-i", .tab),
    ("PPage", .pageUp), ("PageUp", .pageUp), ("NPage", .pageDown), ("PgDn", .pageDown),
    ("BTab", .backTab), ("S-Tab", .backTab), ("Tab", .tab), ("BSpace", .backspace), ("DC", .delete),
    ("F2", .function(2)), ("F12", .function(12)), ("F", .character("F")), ("j", .character("j")),
    ("!", .character("!")), ("M-x", .alt("x")), ("Home", .home), ("End", .end),
    ("λ", .character("λ")),
    ("C-Space", .control("@")), ("^", .character("^")), ("-", .character("-")),
  ])
  func `are tmux's`(name: String, key: Key) {
    #expect(Key.parse(tmux: name) == key)
  }

  @Test(arguments: ["", "Dwon", "F0", "F99", "C-", "C-dd", "M-", "S-Up"])
  func `that mean nothing are refused`(name: String) {
    #expect(Key.parse(tmux: name) == nil)
  }

  @Test func `in a row are pressed, and what is none is typed`() {
    #expect(Key.parse(tmuxKeys: "Down  Enter\nq") == .success([.down, .enter, .character("q")]))
    let typed = ":sqs".map { Key.character($0) }
    #expect(Key.parse(tmuxKeys: ":sqs Enter") == .success(typed + [.enter]))
    #expect(Key.parse(tmuxKeys: "F99") == .success("F99".map { .character($0) }))
  }

  @Test func `with a character that no key types are refused by name`() {
    guard case .failure(let unknown) = Key.parse(tmuxKeys: "Down a\u{1}b q") else {
      Issue.record("no key types a control character in a word")
      return
    }
    #expect(unknown.name == "a\u{1}b")
    #expect(!unknown.description.contains("\u{1}"))
  }

  @Test func `are spelled in hints as people write them`() {
    #expect(Key.control("d").label == "^D")
    #expect(Key.pageDown.label == "PgDn")
    #expect(Key.character(" ").label == "Space")
  }
}
