import DataProvider
import Redaction

/// How much is to be collected, and how often, as a user or a command says it.
struct CollectingWishes {
  var every: String?
  var lookback: String?
  var isEconomical = false
  var asksBill = false
  var asksOrganization = false
  var asksChanges = false
  var asksInsights = false
  var logs = LineMode.sample
  var redact: String?

  /// What the collector is told, by the options and by the configuration.
  func plan(_ live: LiveOptions, keepSeconds: Int64? = nil) throws -> CollectingPlan {
    let config = try Config.read().checked(
      RedactionConfig.self, BudgetConfig.self, MetricsConfig.self, MicroservicesConfig.self)
    let key = try RecordingKeys.current()
    let patterns = try CustomPatterns(config.redaction.patterns.map(\.pattern) + ownPatterns())
    var options = try options(live, config)
    if let keepSeconds, keepSeconds < options.backfillSeconds {
      guard lookback == nil else {
        throw CommandFailure(
          .usage, "--lookback reads further back than --keep keeps. Make it as short, or shorter.")
      }
      options.backfillSeconds = keepSeconds
    }
    options.mask(with: key, patterns)
    let lines = LinePoller.Options(
      mode: logs, key: key, patterns: patterns, backfillSeconds: options.backfillSeconds)
    return CollectingPlan(
      options: options, lines: lines, microservices: config.microservices.rules,
      keepSeconds: keepSeconds)
  }

  /// The lines of the file that `--redact` names.
  private func ownPatterns() throws -> [String] {
    guard let redact else { return [] }
    guard let bytes = FileText.read(redact) else {
      throw CommandFailure(
        .noInput,
        "--redact \(Quoted.text(redact)) cannot be read. Name a file with one pattern a line.")
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      guard let fault = PatternCheck.fault(in: String(line)) else { continue }
      throw CommandFailure(.badData, "\(redact):\(number + 1): the pattern \(fault)")
    }
    return lines.map(String.init)
  }

  private func options(_ live: LiveOptions, _ config: Config) throws -> CollectorOptions {
    var options = CollectorOptions()
    options.customNamespaces = Set(config.metrics.namespaces)
    options.services = try live.serviceNames()
    options.isDeep = live.deep
    options.isEconomical = isEconomical
    options.asksBill = asksBill
    options.asksOrganization = asksOrganization
    options.asksChanges = asksChanges
    options.asksInsights = asksInsights
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
