import ArgumentParser
import DataProvider

/// How much is collected, and how often.
struct CollectingOptions: ParsableArguments {
  @Option(help: "Ask for log lines this often, such as 60s.")
  var every: String?

  @Option(help: "How far back to read when a recording begins, such as 3h.")
  var lookback: String?

  @Flag(help: "Ask a quarter as often.")
  var economy = false

  @Flag(help: "Read the bill with Cost Explorer, a cent a request.")
  var bill = false

  @Flag(help: "Read which accounts the organisation has.")
  var organization = false

  @Flag(help: "Ask CloudTrail who changed what.")
  var changes = false

  @Option(help: "Which log lines to keep: reports, errors, sample or all.")
  var logs = LineMode.sample

  @Flag(
    help: ArgumentHelp(
      "Have Logs Insights find failures in AWS, where there are more lines than perch reads.",
      discussion:
        "It costs by the bytes scanned: the price of each query is said first, and --budget holds."
    ))
  var serverSide = false

  @Option(help: "Mask what matches the regular expressions in this file, one a line.")
  var redact: String?

  /// What was asked for by all of them.
  var wishes: CollectingWishes {
    CollectingWishes(
      every: every, lookback: lookback, isEconomical: economy, asksBill: bill,
      asksOrganization: organization, asksChanges: changes, asksInsights: serverSide, logs: logs,
      redact: redact)
  }
}

extension LineMode: ExpressibleByArgument {}
