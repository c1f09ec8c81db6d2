import ArgumentParser
import Console
import InsightEngine
import ServerlessModel
import SnapshotStore

/// Where a reading command's data comes from.
struct SourceOptions: ParsableArguments {
  @Option(help: "Read this recording.")
  var snapshot: String?

  @Flag(help: "Read the sample recording that comes with perch.")
  var sample = false

  @OptionGroup var live: LiveOptions

  /// Opens what was named; `positional` is a SNAPSHOT given without an option, `wanted` what is read of AWS.
  func open(
    positional: String? = nil, regions: [String] = [], wanted: LiveTake.Wanted = .everything
  ) throws -> any SnapshotReading {
    guard live.isGiven else { return try openFile(positional: positional) }
    guard !sample, (snapshot ?? positional) == nil else {
      throw CommandFailure(
        .usage, "A recording and AWS were both named. Name one of them.")
    }
    return try LiveTake(live, regions: regions).reading(wanted)
  }

  /// A recording that can be followed while it is written.
  func openFile(positional: String? = nil) throws -> SnapshotReader {
    if sample, snapshot ?? positional != nil {
      throw CommandFailure(.usage, "Both --sample and a recording were named. Name one of them.")
    }
    if sample { return try Recordings.sample() }
    guard let path = snapshot ?? positional else {
      throw CommandFailure(
        .noInput,
        "No data was named. Give --snapshot FILE, --sample, or live options such as --profile NAME."
      )
    }
    return try Recordings.open(path)
  }
}

/// Which part of the recording a reading command is about.
struct ScopeOptions: ParsableArguments {
  @Option(help: "Only this account id.")
  var account: String?

  @Option(help: "Only this region; of AWS several, or all.")
  var region: [String] = []

  @Option(help: "Only this microservice.")
  var service: String?

  @Option(help: "Only this resource, by name or ARN.")
  var resource: String?

  @Option(help: "Only resources with this tag, as key=value.")
  var tag: String?

  @Flag(help: "Show findings as the rules say, without what you acknowledged, muted or resolved.")
  var noMutes = false

  /// What answers need besides the recording, and what the user's policies say of it.
  ///
  /// - Throws: `CommandFailure` with every place at which a policy is wrong.
  func settings(over reading: any SnapshotReading) throws -> AnswerSettings {
    var settings = settings()
    settings.policies = try PolicyFolder.read().book(over: reading)
    return settings
  }

  /// What the user said of findings, answered to the lens, and watches.
  func settings() -> AnswerSettings {
    let config = Config.read().toldOnStandardError()
    return AnswerSettings(
      marks: marks(), answers: LensAnswers.read().answers,
      business: config.businessMetrics.metrics, correlation: config.correlation.fields)
  }

  /// What the user said of findings; says on standard error what could not be read.
  func marks() -> MarkBook {
    guard !noMutes else { return .empty }
    let contents = MarkFile.read()
    if let complaint = contents.complaint { StandardError.write("perch: \(complaint)\n") }
    return MarkBook(contents.marks, now: UserClock.now)
  }

  /// The region that a recording is narrowed to.
  private func oneRegion() throws -> String? {
    guard region.count > 1 else { return region.first { $0 != "all" } }
    throw CommandFailure(
      .usage,
      "--region was given \(region.count) times, and a recording is narrowed to one region. "
        + "Give one, or none for all.")
  }

  func scope() throws -> Scope {
    var scope = Scope.everything
    scope.account = account
    scope.region = try oneRegion()
    scope.microservice = service
    scope.resource = resource
    if let tag {
      guard let split = tag.firstIndex(of: "="), split != tag.startIndex else {
        throw CommandFailure(
          .usage, "--tag \(Quoted.text(tag)) has no value. Write it as key=value.")
      }
      scope.tag = .init(
        key: String(tag[..<split]), value: String(tag[tag.index(after: split)...]))
    }
    return scope
  }
}

/// Which moment and stretch a reading command is about.
struct TimeOptions: ParsableArguments {
  @Option(help: "The moment to read at; default the recording's own opening moment.")
  var at: String?

  @Option(
    help: "How far back to look: 15m, 1h, 3h, 1d, 7d; default 1h, of an incident file all of it.")
  var window: String?

  @Option(help: "The start of the stretch to read, with --to.")
  var from: String?

  @Option(help: "The end of the stretch to read, with --from.")
  var to: String?

  /// The window that the options name over a recording.
  func window(over info: SnapshotInfo) throws -> Window {
    try window(openAt: info.openAt, seconds: info.openSeconds, span: info.span)
  }

  /// The window that the options name where nothing is recorded: an hour up to a moment unless they say otherwise.
  func window(endingAt now: Instant) throws -> Window {
    try window(openAt: now, seconds: 3600, span: TimeSpan(seconds: 3600, endingAt: now))
  }

  private func window(openAt: Instant, seconds usual: Int64, span: TimeSpan) throws -> Window {
    if let window, from != nil || to != nil {
      throw CommandFailure(
        .usage, "--window \(Quoted.text(window)) and --from/--to were both given. Give one of them."
      )
    }
    guard from != nil || to != nil else {
      let moment = try at.map { try TimeText.moment($0, option: "--at", day: openAt) }
      let seconds =
        try window.map { try TimeText.seconds($0, option: "--window") } ?? usual
      return Window(at: moment ?? openAt, seconds: seconds)
    }
    let end = try to.map { try TimeText.moment($0, option: "--to", day: openAt) }
    let start = try from.map { try TimeText.moment($0, option: "--from", day: openAt) }
    let last = end ?? span.end
    let first = start ?? span.start
    guard first < last else {
      throw CommandFailure(
        .usage, "--from \(first.rfc3339) is not before --to \(last.rfc3339). Swap or widen them.")
    }
    return Window(at: last, seconds: (last.since(first) + 999) / 1000)
  }
}
