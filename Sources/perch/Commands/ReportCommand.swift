import ArgumentParser
import Console
import DataProvider
import ServerlessModel
import SnapshotStore

/// `perch report`: a post-incident report in Markdown.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "A post-incident report in Markdown: what failed, why, when, what it cost, your notes.")

  @Argument(help: "The recording; the same as --snapshot.")
  var file: String?

  @Option(
    help: "Write to this file instead of standard output; one that is there is never written over.")
  var out: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let window = try time.window(over: reading.info)
    let wanted = try scope.scope()
    _ = try Targets.resources(in: reading, scope: wanted, at: window.at)
    let kept = (reading as? SnapshotReader)?.notesInside ?? []
    let report = IncidentReport(
      reading, window: window, scope: wanted, settings: try scope.settings(over: reading),
      notes: kept + NoteBook.read().compactMap(\.note), source: reading.info.path)
    try put(try report.markdown())
  }

  private func put(_ page: String) throws {
    guard let out else {
      var printed = StandardOutput()
      try printed.write(page)
      return try printed.flush()
    }
    guard !FileText.exists(out) else {
      throw CommandFailure(
        .cannotCreate,
        "\(Quoted.text(out)) is there already, and perch report never writes over a file. "
          + "Name another with --out, or remove it.")
    }
    guard FileText.write(page, to: out) else { throw CommandFailure.cannotWrite(Quoted.text(out)) }
  }
}
