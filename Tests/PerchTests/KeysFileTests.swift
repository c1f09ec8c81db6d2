import CellGrid
import Console
import Testing

@testable import perch

/// The user's own keys.
struct KeysFileTests {
  @Test func `change places, in whatever order they are written`() {
    let file = KeysFile("export: x\nopen: [Enter, Q]\nquit: C-q\n")
    #expect(file.problems.isEmpty, "\(file.problems)")
    #expect(file.keymap.action(for: .character("x")) == .export)
    #expect(file.keymap.action(for: .character("Q")) == .open)
    #expect(file.keymap.action(for: .control("q")) == .quit)
    #expect(file.keymap.action(for: .character("e")) == nil)
    #expect(file.keymap.action(for: .character("j")) == .moveDown)
  }

  @Test(arguments: [
    ("exprot: x", "1:1: the key file has no field \"exprot\"; did you mean export?"),
    ("sort: F2\nexport: Ctl-x", "2:9: \"Ctl-x\" is no key; use tmux's names"),
    ("sort: x\nexport: [C-e, x]", "2:15: x is given to sort and to export; choose one"),
    ("quit: []", "1:1: quit would have no key left"),
    ("[", "it is no YAML"),
  ])
  func `that are wrong are told with line and column, and the rest holds`(
    text: String, complaint: String
  ) {
    let file = KeysFile(text, path: "keys.yaml")
    #expect(file.problems.complaints(in: "keys.yaml").contains { $0.contains(complaint) })
    #expect(file.keymap.action(for: .control("c")) == .interrupt)
    #expect(file.keymap.action(for: .character("e")) == .export || text.contains("C-e"))
  }

  @Test func `that are not there leave all as shipped`() {
    #expect(KeysFile.read("/nowhere/keys.yaml").keymap.bindings == Keymap.standard.bindings)
  }
}
