import ArgumentParser
import CellGrid
import Console
import ServerlessModel
import SnapshotStore

/// `perch replay`: the console over a recording.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "The console over a recording; without one, over the sample.")

  @Argument(help: "The recording; default the sample.")
  var file: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var list: ArrangementOptions

  @Option(help: "How many seconds of the recording pass in a second.")
  var speed = 60.0

  @Flag(help: "Start playing.")
  var play = false

  @Flag(help: "Follow a recording that is still being written.")
  var follow = false

  @Option(
    help: "Open this view: fleet, service/NAME, resource/NAME, execution/ID, trace/ID, insights, …")
  var view = "fleet"

  @Option(help: "Draw in this theme, dark unless said; list them with: perch themes")
  var theme: String?

  @Option(help: "Draw charts with: braille, block or ascii.")
  var glyphs: Glyphs?

  @Flag(help: "Print the screen as labelled lines, for screen readers and logs.")
  var linear = false

  @Flag(help: "Draw one frame as plain text on standard output and end.")
  var print = false

  @Option(help: "The size of the frame that --print draws, as COLUMNSxROWS.")
  var size = "80x24"

  @Option(help: "Keys to press before --print draws, blank-separated, by tmux's names.")
  var keys = ""

  func run() throws {
    let size = try FrameSize.parse(size)
    let keys = try Self.parse(keys: keys)
    var session = ConsoleSession(try recording(), settings: scope.settings())
    session.window = try time.window(over: session.reading.info)
    session.scope = try scope.scope()
    session.view = try ViewText.path(view)
    session.arrangement = try list.checked()
    session.speed = try checkedSpeed()
    (session.isPlaying, session.follows) = (play, follow)
    (session.theme, session.glyphs) = (theme, glyphs)
    (session.size, session.keys) = (size, keys)
    session.printing = linear ? .lines : print ? .frame : nil
    try session.run()
  }

  /// Without a name it is the sample; a name and --sample together are refused.
  private func recording() throws -> SnapshotReader {
    guard let path = file ?? source.snapshot else { return try Recordings.sample() }
    if source.sample { _ = try source.open(positional: path) }
    return try Recordings.open(path)
  }

  private func checkedSpeed() throws -> Double {
    guard speed > 0, speed <= 86_400 else {
      throw CommandFailure(.usage, "--speed \(speed) is out of range. Give 1 to 86400.")
    }
    return speed
  }

  private static func parse(keys: String) throws -> [Key] {
    switch Key.parse(tmuxKeys: keys) {
    case .success(let parsed): return parsed
    case .failure(let unknown):
      throw CommandFailure(.usage, "--keys: \(unknown)")
    }
  }
}

extension Glyphs: ExpressibleByArgument {
  package init?(argument: String) {
    switch argument {
    case "braille": self = .braille
    case "block": self = .block
    case "ascii": self = .ascii
    default: return nil
    }
  }
}

/// Reads a size as the command line takes it.
enum FrameSize {
  static func parse(_ text: String) throws -> Size {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1],
      (1...1000).contains(width), (1...1000).contains(height)
    else {
      throw CommandFailure(
        .usage, "--size \(Quoted.text(text)) is not a size. Write it like 120x40, up to 1000x1000.")
    }
    return Size(width: width, height: height)
  }
}
