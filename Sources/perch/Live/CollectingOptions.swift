import ArgumentParser
import DataProvider
import Redaction

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

  /// What the collector is told.
  func options(_ live: LiveOptions) throws -> CollectorOptions {
    var options = CollectorOptions()
    options.services = try live.serviceNames()
    options.isDeep = live.deep
    options.isEconomical = economy
    options.asksBill = bill
    options.asksOrganization = organization
    if let budget = try live.checkedBudget() {
      options.budget = CollectorBudget(dollarsPerDay: budget)
    }
    if let lookback {
      options.backfillSeconds = try TimeText.seconds(lookback, option: "--lookback")
    }
    let masked = MaskedAnswers(key: try RecordingKeys.current())
    options.redact = { masked.redact($0) }
    options.secretKind = { SecretScan.kind(name: $0, value: $1) }
    return options
  }
}
