import ArgumentParser
import DataProvider
import Redaction
import ServerlessModel
import SnapshotStore

/// `perch cut`: a small scrubbed recording of one incident.
struct CutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cut",
    abstract: "Cuts a window and a scope into a small scrubbed recording, to hand to others.",
    discussion: """
      Account ids become made-up ones wherever they stand, masks get digits of a key that nobody \
      holds, and secrets are looked for once more. What was done is printed and kept in the file, \
      where perch info shows it. Open the file with: perch replay FILE
      """)

  @Argument(help: "The recording to cut from; the same as --snapshot.")
  var file: String?

  @Option(help: "The file to make; one that is there is never written over.")
  var out: String?

  @Flag(help: "Leave account ids as they are.")
  var keepAccounts = false

  @Flag(help: "Take along your notes on the window, scrubbed as everything else.")
  var notes = false

  @Option(help: .hidden)
  var origin = "cut"

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    guard let out else {
      throw CommandFailure(.usage, "No output was named. Add --out FILE.perch")
    }
    let reader = try source.openFile(positional: file)
    let window = try cutWindow(over: reader.info)
    let wanted = try scope.scope()
    _ = try Targets.resources(in: reader, scope: wanted, at: window.at)
    var options = try CutMaker.options(window.span, wanted, out: out)
    options.keepsAccounts = keepAccounts
    options.keepsNotes = notes
    options.origin = origin
    if let at = time.at { options.openAt = try TimeText.moment(at, option: "--at", day: window.at) }
    let report = try CutMaker.make(from: reader, options)
    let row = ScrubText.row(report, options)
    try output.print(row) { ScrubText.page(report, options) }
  }

  /// `--at` is where the file opens, so that it does not move a window that --from and --to name.
  private func cutWindow(over info: SnapshotInfo) throws -> Window {
    guard time.from != nil || time.to != nil || time.window != nil || time.at != nil else {
      throw CommandFailure(
        .usage,
        "No window was named. Give --from and --to, such as --from 14:00 --to 14:32, or --window 1h."
      )
    }
    return try time.window(over: info)
  }
}

/// Makes cuts for the command and for the console alike.
enum CutMaker {
  /// What is cut, with what the user's configuration masks and the notes on the window.
  static func options(_ span: TimeSpan, _ scope: Scope, out: String) throws -> CutOptions {
    let config = try Config.read().checked(RedactionConfig.self)
    var options = CutOptions(
      span: span, scope: scope, out: out, recordedBy: "perch \(ProgramVersion.text)")
    options.notes = NoteBook.read().compactMap(\.note).filter {
      $0.at >= span.start && $0.at <= span.end
    }
    options.patterns = try CustomPatterns(config.redaction.patterns.map(\.pattern))
    return options
  }

  /// Cuts, with a key that is forgotten when the file is made.
  static func make(from reader: SnapshotReader, _ options: CutOptions) throws -> ScrubReport {
    do {
      return try IncidentCut.make(from: reader, options, key: try RecordingKeys.fresh())
    } catch let error as CutError {
      throw CommandFailure(
        CommandFailure.Code(rawValue: error.exitCode) ?? .badData, error.sentence)
    }
  }
}
