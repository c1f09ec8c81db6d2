import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch diff`: what changed between two stretches of time, or around a deployment.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changed between two recordings, two windows, or around a deployment.",
    discussion: """
      With one recording, the window is compared with the one right before it, or with that of \
      --before. With two, the second is compared with the first, each at its own moment. The worst \
      comes first; what the data cannot show is said to be so.
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Compare before and after this deployment, by its id in perch deployments.")
  var deployment: String?

  @Option(
    help: "The end of the window that is compared with: a time, or how far back, such as 1d.")
  var before: String?

  @Argument(help: "A recording, or two of them: before and after.")
  var files: [String] = []

  func validate() throws {
    if files.count > 2 {
      throw ValidationError("perch diff compares two recordings; \(files.count) were named.")
    }
    if deployment != nil, files.count == 2 || before != nil {
      throw ValidationError(
        "--deployment compares both sides of it in one recording; leave out the rest.")
    }
  }

  func run() throws {
    let second = try files.count == 2 ? Recordings.open(files[1]) : nil
    let first = try source.open(positional: files.first)
    let window = try time.window(over: (second ?? first).info)
    let wanted = try scope.scope()
    let sides: ComparedSides
    if let deployment {
      sides = try .around(deployment, in: first, window)
    } else if let second {
      sides = ComparedSides(
        before: first, after: second,
        spans: ComparedSpans(before: try span(before: first, window), after: window.span))
    } else {
      sides = ComparedSides(before: first, after: first, spans: try spans(in: first, window))
    }
    _ = try Targets.resources(in: sides.after, scope: wanted, at: sides.spans.after.end)
    let comparison = try sides.comparison(wanted)
    try DiffOutput(comparison, sides: sides, options: output).print()
  }

  /// The window of the first of two recordings.
  private func span(before recording: any SnapshotReading, _ window: Window) throws -> TimeSpan {
    let at = try before.map {
      try TimeText.moment($0, option: "--before", day: recording.info.openAt)
    }
    return TimeSpan(seconds: window.seconds, endingAt: at ?? recording.info.openAt)
  }

  /// The window and the one it is compared with, in one recording.
  private func spans(in recording: any SnapshotReading, _ window: Window) throws -> ComparedSpans {
    let end: Instant =
      if let before, let back = try? TimeText.seconds(before, option: "--before") {
        window.at.adding(seconds: -back)
      } else {
        try before.map { try TimeText.moment($0, option: "--before", day: recording.info.openAt) }
          ?? window.span.start
      }
    let earlier = TimeSpan(seconds: window.seconds, endingAt: end)
    guard earlier.end <= window.span.start else {
      throw CommandFailure(
        .usage,
        "The window that ends at \(end.rfc3339) and the one that ends at \(window.at.rfc3339) overlap. "
          + "Move --before or --at, or take a shorter --window.")
    }
    return ComparedSpans(before: earlier, after: window.span)
  }
}

/// The two recordings, or one of them twice, and their windows.
struct ComparedSides {
  let before: any SnapshotReading
  let after: any SnapshotReading
  let spans: ComparedSpans
  /// The deployed resource, where a deployment lies between the two.
  var deployed: ResourceID?

  /// Both sides of a deployment.
  static func around(
    _ id: String, in recording: any SnapshotReading, _ window: Window
  ) throws -> ComparedSides {
    let info = recording.info
    let whole = TimeSpan(
      start: min(info.span.start, info.metricSpan.start), end: info.span.end.adding(seconds: 1))
    let all = try recording.allDeployments(in: whole)
    guard let deployment = all.first(where: { $0.id == id }) else {
      throw CommandFailure(
        .noInput,
        "No deployment \(Quoted.text(id)) is in this recording. "
          + "List them with: perch deployments --from \(whole.start.rfc3339)")
    }
    guard
      let spans = ComparedSpans.around(
        deployment, among: all, seconds: window.seconds, at: info.span.end)
    else {
      throw CommandFailure(
        .noInput, "Nothing was recorded after \(id), which was at \(deployment.time.rfc3339).")
    }
    return ComparedSides(
      before: recording, after: recording, spans: spans, deployed: deployment.resource)
  }

  /// Compares a scope; of a deployment, the deployed resource unless a scope is named.
  func comparison(_ scope: Scope) throws -> Diff {
    var scope = scope
    if let deployed, scope == .everything { scope.resource = deployed.arn }
    return try Diff(
      before: .init(before, spans.before), after: .init(after, spans.after), scope: scope)
  }
}
