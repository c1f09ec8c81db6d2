import ArgumentParser
import InsightEngine
import ServerlessModel

/// Which findings a mark is about.
struct MarkTargetOptions: ParsableArguments {
  @Argument(help: "The id of a finding, as `perch insights --format json` prints it.")
  var id: String?

  @Option(help: "All findings of this rule.")
  var rule: String?

  @Option(help: "All findings of this resource, by name or ARN.")
  var resource: String?

  @Option(help: "All findings of this account.")
  var account: String?

  @Option(help: "All findings of resources with this tag, as key or key=value.")
  var tag: String?

  func target() throws -> FindingMark.Target {
    let target = FindingMark.Target(
      finding: id, rule: rule, resource: resource, account: account, tag: tag)
    guard !target.isEmpty else {
      throw CommandFailure(
        .usage,
        "No finding was named. Give an id, or --rule, --resource, --account or --tag.")
    }
    if let rule = rule ?? id.map({ String($0.prefix { $0 != "@" }) }), Registry.card(rule) == nil {
      throw CommandFailure(
        .usage, "There is no rule \(Quoted.text(rule)). `perch rules` lists them.")
    }
    return target
  }
}

/// `perch ack`: findings that someone is at work on.
struct AckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack", abstract: "Mark findings as known; they still count against health.")

  @OptionGroup var target: MarkTargetOptions
  @OptionGroup var terms: MarkTerms

  func run() throws { try terms.keep(.acknowledge, of: try target.target()) }
}

/// `perch mute`: findings that shall not be told until a date.
struct MuteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mute", abstract: "Hide findings until a date, with a reason.")

  @OptionGroup var target: MarkTargetOptions
  @OptionGroup var terms: MarkTerms

  func run() throws {
    let target = try target.target()
    guard let reason = terms.reason, !reason.isEmpty else {
      throw CommandFailure(.usage, "A mute needs a reason. Give --reason TEXT.")
    }
    guard terms.until != nil else {
      throw CommandFailure(.usage, "A mute needs an end. Give --until 30d or --until 2026-12-31.")
    }
    try terms.keep(.mute, of: target)
  }
}

/// `perch resolve`: findings that were dealt with, or marks that shall be taken back.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Mark findings as dealt with, until they come back.")

  @OptionGroup var target: MarkTargetOptions
  @OptionGroup var terms: MarkTerms

  @Flag(help: "Take back what was marked before: acknowledged, muted or resolved.")
  var undo = false

  func run() throws { try terms.keep(undo ? .reopen : .resolve, of: try target.target()) }
}

/// Until when and why a mark holds.
struct MarkTerms: ParsableArguments {
  @Option(help: "Until when it holds: a date, a time, or a length such as 7d; by your clock.")
  var until: String?

  @Option(help: "Why.")
  var reason: String?

  func keep(_ kind: FindingMark.Kind, of target: FindingMark.Target) throws {
    let now = UserClock.now
    let mark = FindingMark(
      kind, of: target, opening: kind == .mute || kind == .reopen ? nil : now,
      until: try until.map { try end($0, now) }, reason: reason, made: now)
    try MarkFile.add(MarkLine(mark))
    var out = StandardOutput()
    let held = mark.until.map { " until \($0.rfc3339)" } ?? ""
    try out.write("Kept\(held) in \(MarkFile.path).\n")
    try out.flush()
  }

  private func end(_ text: String, _ now: Instant) throws -> Instant {
    let date = Instant(iso8601: text) ?? Instant(iso8601: text + "T00:00:00Z")
    let length = try? TimeText.seconds(text, option: "--until")
    guard let end = date ?? length.map({ now.adding(seconds: $0) }) else {
      throw CommandFailure(
        .usage, "--until \(Quoted.text(text)) is not a time. Write it like 2026-12-31 or 30d.")
    }
    guard end > now else {
      throw CommandFailure(.usage, "--until \(end.rfc3339) is already past. Give a later time.")
    }
    return end
  }
}
