import Testing

@testable import NcursesTerminal

struct TerminalDescriptionTests {
  @Test(arguments: [
    "linux", "screen-256color", "tmux-256color", "vt100", "xterm", "xterm-256color",
  ])
  func `the usual terminals are held`(term: String) {
    #expect(TerminalDescription.isHeld(term))
  }

  @Test(arguments: ["", "dumb", "xterm-256", "xterm-256color\n", "../xterm"])
  func `no other is`(term: String) {
    #expect(!TerminalDescription.isHeld(term))
  }
}
