import ArgumentParser
import DataProvider
import Glibc
import Redaction
import ServerlessModel
import SnapshotStore

/// `perch import PATH… --out FILE`: files to a recording.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads log, trace, metric and inventory exports into a recording.")

  @Argument(help: "Files and folders; plain, .gz or .zst.")
  var paths: [String] = []

  @Option(help: "The recording to make or to add to.")
  var out: String?

  @Option(help: "The function that lines belong to when they do not say.")
  var function: String?

  @Option(help: "The account id where files do not say.")
  var account: String?

  @Option(help: "The region where files do not say.")
  var region: String?

  @Option(help: "Write every line that was not understood to this file.")
  var report: String?

  @Option(help: "The moment the recording opens at.")
  var openAt: String?

  @Option(help: .hidden)
  var origin = "import"

  @Flag(help: "Keep no recording: count, p99, cold starts and errors by function.")
  var answer = false

  @OptionGroup var output: FormatOptions

  func run() throws {
    guard !paths.isEmpty else {
      throw CommandFailure(.usage, "No file was named. Write: perch import PATH… --out FILE")
    }
    if answer { return try BareAnswerTable.print(paths, output) }
    guard let out else {
      throw CommandFailure(.usage, "No output was named. Add --out FILE.perch")
    }
    let result = try imported(to: out)
    for note in result.notes { StandardError.write("perch: \(note)\n") }
    var printed = StandardOutput()
    try printed.write(result.sentence + "\n")
    try printed.flush()
  }

  private func imported(to out: String) throws -> ImportResult {
    // A pattern that is wrong would let through what it was to mask.
    let config = try Config.read().checked(MicroservicesConfig.self, RedactionConfig.self)
    let options = ImportOptions(
      paths: paths, out: out, key: try RecordingKeys.current(), function: function,
      account: account, region: region, report: report,
      recordedBy: "perch \(ProgramVersion.text)", origin: origin,
      microservices: config.microservices.rules,
      patterns: try CustomPatterns(config.redaction.patterns.map(\.pattern)))
    let opening = try openAt.map {
      try TimeText.moment($0, option: "--open-at", day: Instant(milliseconds: 0))
    }
    var bar = ProgressBar()
    defer { bar.clear() }
    do {
      return try Importer(options: options).run(
        progress: { bar.show($0) },
        completing: { (writer) throws(SnapshotError) in
          try Judging.judge(writer)
          if let opening { try writer.setOpenAt(opening) }
        })
    } catch {
      throw CommandFailure(
        CommandFailure.Code(rawValue: error.exitCode) ?? .badData, error.sentence)
    }
  }
}
