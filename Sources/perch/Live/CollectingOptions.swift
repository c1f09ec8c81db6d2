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

  @Option(help: "Which log lines to keep: reports, errors, sample or all.")
  var logs = LineMode.sample

  /// What the collector is told, by the options and by the configuration.
  func plan(_ live: LiveOptions) throws -> CollectingPlan {
    let config = try Config.read().checked(
      RedactionConfig.self, BudgetConfig.self, MetricsConfig.self, MicroservicesConfig.self)
    let key = try RecordingKeys.current()
    let patterns = try CustomPatterns(config.redaction.patterns.map(\.pattern))
    var options = try options(live, config)
    options.mask(with: key, patterns)
    let lines = LinePoller.Options(
      mode: logs, key: key, patterns: patterns, backfillSeconds: options.backfillSeconds)
    return CollectingPlan(options: options, lines: lines)
  }

  private func options(_ live: LiveOptions, _ config: Config) throws -> CollectorOptions {
    var options = CollectorOptions()
    options.customNamespaces = Set(config.metrics.namespaces)
    options.services = try live.serviceNames()
    options.isDeep = live.deep
    options.isEconomical = economy
    options.asksBill = bill
    options.asksOrganization = organization
    if let budget = try live.checkedBudget() ?? config.budget.usdPerDay {
      options.budget = CollectorBudget(dollarsPerDay: budget)
    }
    if let every {
      options.linesEverySeconds = Double(try TimeText.seconds(every, option: "--every"))
    }
    if let lookback {
      options.backfillSeconds = try TimeText.seconds(lookback, option: "--lookback")
    }
    return options
  }
}

extension LineMode: ExpressibleByArgument {}
