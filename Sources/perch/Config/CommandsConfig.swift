import CellGrid
import Console
import Yams

/// Programs of the user's own that are given the selected row.
struct CommandsConfig: ConfigSection {
  private static let word = TextForm(
    "a word of small letters, digits and hyphens", pattern: "[a-z][a-z0-9-]{0,31}")
  private static let keyName = TextForm("a key by tmux's name, such as F5 or M-t")
  private static let argument = TextForm("a program or an argument of it")

  private static let form = ConfigFields(
    "a command",
    [
      ConfigKey("name", .text(word), "What is typed after a colon."),
      ConfigKey("key", .text(keyName), "The key that runs it."),
      ConfigKey(
        "run", .texts(argument), "The program and its arguments; no shell reads them."),
    ], needs: [["name", "run"]])

  static let key = ConfigKey(
    "commands", .list(of: form),
    "Programs that get the selected row as JSON on their standard input.")

  private(set) var commands: [UserCommand] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    let wanted = "commands such as {name: ticket, key: F5, run: ./open-ticket}"
    commands = Self.list(node, of: wanted, &problems, Self.command)
  }

  private static func command(_ node: Node, _ problems: inout [YAMLProblem]) -> UserCommand? {
    guard let fields = form.read(node, &problems) else { return nil }
    let key = fields.value("key", as: keyName.wanted, &problems) { Key.parse(tmux: $0) }
    let words = fields.texts("run", argument, &problems)
    guard let name = fields.text("name", word, &problems), !words.isEmpty else { return nil }
    return UserCommand(name: name, key: key, words: words)
  }
}
