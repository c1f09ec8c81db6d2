import ArgumentParser
import Console

/// `perch keys`: the key table.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Every key of the console, from the table that help is made of.")

  @Flag(help: "Print the page as Markdown.")
  var markdown = false

  func run() throws {
    var out = StandardOutput()
    let file = KeysFile.read()
    for line in file.problems.complaints(in: file.path) { StandardError.write("perch: \(line)\n") }
    let page = file.keymap.markdown
    try out.write(page.hasSuffix("\n") ? page : page + "\n")
    try out.flush()
  }
}
