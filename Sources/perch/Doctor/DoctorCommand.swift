import ArgumentParser
import DataProvider

/// `perch doctor`: what perch needs, and what to do where it is missing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks terminal, files, credentials, permissions and the clock.")

  @OptionGroup var live: LiveOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Check these regions; may be given several times.")
  var region: [String] = []

  @Flag(help: "Try CloudTrail, too, which says who changed what.")
  var changes = false

  @Flag(help: "Try Logs Insights, too, which record --server-side asks.")
  var serverSide = false

  @Flag(help: "Check this machine alone, and call nothing.")
  var offline = false

  func run() throws {
    let checks = TerminalChecks.all + FileChecks.all + (offline ? [] : try aws())
    try output.print(
      checks.map(\.row),
      columns: [
        .made("OK") { row in
          switch row["ok"] {
          case .flag(true)?: "ok"
          case .flag(false)?: "NO"
          default: "?"
          }
        },
        .text("CHECK", "check"), .text("DETAIL", "detail"), .text("WHAT TO DO", "fix"),
      ], empty: "")
    if checks.contains(where: { $0.isOK == false }) { throw CommandFailure(.checkFailed, "") }
  }

  private func aws() throws -> [Check] {
    let identities = try live.identities(regions: region)
    var options = CollectorOptions()
    options.services = try live.serviceNames()
    options.asksChanges = changes
    options.asksInsights = serverSide
    let checks = AWSChecks(
      access: try AWSAccess(endpointURL: live.endpointUrl, askCode: CodePrompt.ask),
      options: options)
    return try Waiting.value {
      var all: [Check] = []
      for identity in identities { all += await checks.checks(of: identity) }
      return all
    }
  }
}
