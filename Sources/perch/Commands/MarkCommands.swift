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

  @Option(help: "A group of errors, by the id that `perch errors --format json` prints.")
  var group: String?

  func target() throws -> FindingMark.Target {
    if let group { return try target(group: group) }
    let target = FindingMark.Target(
      finding: id, rule: rule, resource: resource, account: account, tag: tag)
    guard !target.isEmpty else {
      throw CommandFailure(
        .usage,
        "No finding was named. Give an id, or --rule, --resource, --account or --tag.")
    }
    if let rule = rule ?? id.map({ String($0.prefix { $0 != "@" }) }), Registry.card(rule) == nil,
      !rule.hasPrefix("policy-")
    {
      throw CommandFailure(
        .usage, "There is no rule \(Quoted.text(rule)). `perch rules` lists them.")
    }
    return target
  }

  private func target(group text: String) throws -> FindingMark.Target {
    guard let group = ErrorGroupID(text) else {
      throw CommandFailure(
        .usage,
        "--group \(Quoted.text(text)) is no group of errors. `perch errors --format json` prints their ids."
      )
    }
    guard [id, rule, resource, account, tag].allSatisfy({ $0 == nil }) else {
      throw CommandFailure(.usage, "--group names errors, the rest findings. Give one of them.")
    }
    return FindingMark.Target(group: group)
  }
}

/// `perch ack`: findings that someone is at work on.
struct AckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack", abstract: "Mark findings as known; they still count against health.")

  @OptionGroup var target: MarkTargetOptions
  @OptionGroup var terms: MarkTerms

  func run() throws {
    let target = try target.target()
    guard target.group == nil else {
      throw CommandFailure(
        .usage, "Errors are resolved or muted, not acknowledged. Try: perch resolve --group ID")
    }
    try terms.keep(.acknowledge, of: target)
  }
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
