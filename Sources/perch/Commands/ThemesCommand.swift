import ArgumentParser
import CellGrid

/// `perch themes`: the themes at hand, and the check of one.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "The themes at hand, shipped and your own.",
    subcommands: [Lint.self])

  @OptionGroup var output: FormatOptions

  func run() throws {
    let catalogue = try ThemeFiles.catalogue()
    let rows = try catalogue.names.map { name in
      let document = try catalogue.document(name)
      var row = Row()
      row.add("name", name)
      row.add("variant", document?.variant)
      row.add("inherits", document?.inherits)
      row.add("summary", document?.summary)
      return row
    }
    try output.print(
      rows,
      columns: [
        .text("THEME", "name"), .text("VARIANT", "variant"), .text("INHERITS", "inherits"),
        .text("SUMMARY", "summary"),
      ], empty: "No theme.")
  }

  /// `perch themes lint FILE`.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Names unknown keys, poor contrast, and states that look alike.")

    @Argument(help: "A theme file.")
    var file: String

    func run() throws {
      guard let bytes = FileText.read(file) else {
        throw CommandFailure(.noInput, "The theme file \(Quoted.text(file)) cannot be read.")
      }
      let problems = try ThemeFiles.lint(bytes, file: file)
      var out = StandardOutput()
      for problem in problems { try out.write(problem + "\n") }
      if problems.isEmpty { try out.write("\(file): fine\n") }
      try out.flush()
      if !problems.isEmpty {
        throw CommandFailure(.checkFailed, "\(problems.count) problems in \(Quoted.text(file)).")
      }
    }
  }
}
