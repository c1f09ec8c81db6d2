import ArgumentParser
import Glibc
import NcursesTerminal
import SnapshotStore

/// The program: reads the command line, runs one command, and ends with its exit code.
@main
struct Perch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perch",
    abstract: "The health of AWS serverless systems, from the fleet down to one execution.",
    discussion: """
      On a terminal perch alone offers recordings, AWS profiles and the sample. To begin: \
      perch replay looks at the sample, perch live at AWS, and perch doctor says what is missing.
      """,
    version: ProgramVersion.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Look", subcommands: [ReplayCommand.self, LiveCommand.self, WatchCommand.self]),
      CommandGroup(
        name: "Ask",
        subcommands: [
          ReportCommand.self, SummaryCommand.self, ResourcesCommand.self, ExecutionsCommand.self,
          ErrorsCommand.self,
          InsightsCommand.self, LogsCommand.self, TracesCommand.self, TraceCommand.self,
          MetricsCommand.self, DeploymentsCommand.self, DiffCommand.self, EnvironmentsCommand.self,
          AlarmsCommand.self, LimitsCommand.self, CostCommand.self, LensCommand.self,
          FindCommand.self,
          DetectCommand.self,
        ]),
      CommandGroup(
        name: "Mark", subcommands: [AckCommand.self, MuteCommand.self, ResolveCommand.self]),
      CommandGroup(
        name: "Record",
        subcommands: [
          RecordCommand.self, ImportCommand.self, CutCommand.self, UpgradeCommand.self,
        ]),
      CommandGroup(
        name: "Look up",
        subcommands: [
          RulesCommand.self, PolicyCommand.self, PriceCommand.self, TuneCommand.self,
          ThemesCommand.self,
          KeysCommand.self,
          InfoCommand.self, DoctorCommand.self, IAMPolicyCommand.self,
        ]),
    ])

  /// Without a command: the chooser on a terminal, else the help.
  func run() throws {
    guard TerminalCheck.isInteractive else { throw CleanExit.helpRequest(self) }
    var chooser = Chooser()
    try chooser.run()
  }

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    CrashGuard.begin()
    ProcessMemory.useSmallStacks()
    guard ProcessMemory.hasRoomForThreads else { end(with: .memoryIsFull) }
    HomeFolder.settle()
    do {
      if let recording = try plainReplay() {
        try ConsoleSession(recording).run()
        return
      }
      var command = try alone() ?? parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      end(with: failure)
    } catch let error as SnapshotError {
      end(with: CommandFailure(error))
    } catch {
      exit(withError: error)
    }
  }

  /// The recording of `replay` or `replay FILE` without options; `nil` for any other command line.
  ///
  /// They are what people type most, and the parser would take a tenth of the start.
  private static func plainReplay() throws -> SnapshotReader? {
    let words = CommandLine.arguments.dropFirst()
    guard words.first == "replay", words.count <= 2, let last = words.last, !last.hasPrefix("-")
    else { return nil }
    return try words.count == 2 ? Recordings.open(last) : Recordings.sample()
  }

  /// The command that is named, parsed without the others, whose options take ten times as long to look through as its own.
  ///
  /// Help and whatever is wrong are told by the parser of all; `nil` leaves them to it.
  private static func alone() -> (any ParsableCommand)? {
    let words = CommandLine.arguments.dropFirst()
    let named = configuration.groupedSubcommands.lazy.flatMap(\.subcommands)
      .first { $0.configuration.commandName == words.first }
    guard let named, named.configuration.subcommands.isEmpty else { return nil }
    let command = try? named.parseAsRoot(Array(words.dropFirst()))
    // Who asks for help gets a command that tells it.
    return command.flatMap { type(of: $0) == named ? $0 : nil }
  }

  private static func end(with failure: CommandFailure) -> Never {
    let text = failure.page ?? failure.sentence
    if !text.isEmpty { StandardError.write("perch: \(text)\n") }
    Glibc.exit(failure.code.rawValue)
  }
}

/// The version of the program.
enum ProgramVersion {
  static let text = "0.1.0"
}
