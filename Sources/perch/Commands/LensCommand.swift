import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch lens`: the nine questions of the Serverless Application Lens.
struct LensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lens",
    abstract: "The nine questions of the Serverless Application Lens: what holds, and what not.",
    subcommands: [LensShowCommand.self, LensAnswerCommand.self],
    defaultSubcommand: LensShowCommand.self)
}

/// `perch lens show`, the default.
struct LensShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What was checked, failed, unknown, and answered by hand.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Exit with 1 if a check fails that is at least this severe.")
  var failOn: Severity?

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let window = try time.window(over: reading.info)
    let answers = LensAnswers.read()
    if answers.notUnderstood > 0 {
      StandardError.write(
        "perch: \(answers.notUnderstood) lines of \(LensAnswers.path) could not be read and are left out; they stay in the file.\n"
      )
    }
    let report = try report(reading, at: window.at, answers.answers)
    try output.print(
      report.entries.map { LensRows.row($0, in: report) }, columns: LensRows.columns, empty: "")
    if output.format == .table { try printRest(report) }
    let failing = report.entries.flatMap { $0.rules + $0.policies }.filter { $0.tally.failed > 0 }
    if let failOn, failing.contains(where: { $0.severity <= failOn }) {
      throw CommandFailure(.checkFailed, "There are failed checks of \(failOn.rawValue) or worse.")
    }
  }

  private func report(
    _ reading: any SnapshotReading, at moment: Instant, _ answers: [ManualAnswer]
  ) throws -> LensReport {
    let scope = try scope.scope()
    let ids = Set(try Targets.resources(in: reading, scope: scope, at: moment).map(\.id))
    let policies = try PolicyFolder.read().checked().map(PolicyRule.init)
    return LensReport(
      try Judge.verdicts(source: reading, at: moment, resources: ids),
      policies: policies.isEmpty
        ? []
        : try Judge.verdicts(
          source: reading, at: moment, rules: policies,
          resources: scope == .everything ? nil : ids),
      answers: answers)
  }

  /// The pillars' scores, what took their points, and what is still asked of people.
  private func printRest(_ report: LensReport) throws {
    var out = StandardOutput()
    try out.write("\n" + TableText.page(LensRows.pillars(report), LensRows.pillarColumns))
    let unknown = report.entries.flatMap(\.unknown)
    if !unknown.isEmpty {
      let rows = UnknownGroup.merged(unknown).map(UnknownRows.row)
      try out.write("\n" + TableText.page(rows, UnknownRows.groupColumns))
    }
    let policies = report.entries.flatMap(\.policies)
    if !policies.isEmpty {
      try out.write("\n" + TableText.page(policies.map(LensRows.policy), LensRows.policyColumns))
    }
    let open = report.entries.flatMap(\.asked).filter { $0.answer == nil }
    if !open.isEmpty {
      try out.write("\nNo machine can see these; answer with: perch lens answer ID yes|partly|no\n")
      for asked in open { try out.write("  \(asked.question.id)  \(asked.question.text)\n") }
    }
    try out.flush()
  }
}

/// `perch lens answer`: what no machine can see.
struct LensAnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer a question of the lens that no machine can see.")

  @Argument(help: "The question's id, as `perch lens` lists it.")
  var question: String

  @Argument(help: "yes, partly, no or irrelevant.")
  var answer: ManualAnswer.Choice

  @Option(help: "What it rests on.")
  var note: String?

  @Option(help: "Who answers.")
  var by: String?

  func run() throws {
    guard ManualQuestion.all.contains(where: { $0.id == question }) else {
      let ids = ManualQuestion.all.map(\.id).joined(separator: ", ")
      throw CommandFailure(
        .usage, "The lens asks no question \(Quoted.text(question)). It asks: \(ids).")
    }
    try LensAnswers.add(
      ManualAnswer(question: question, choice: answer, note: note, by: by, on: UserClock.now))
    var out = StandardOutput()
    try out.write("Kept in \(LensAnswers.path).\n")
    try out.flush()
  }
}

extension ManualAnswer.Choice: ExpressibleByArgument {}
