import ServerlessModel

/// Finds log groups into which secrets or personal data are written.
///
/// perch masks them at its door, so it is the masks that are counted.
struct LogsSensitiveData: Rule {
  var minHits = Parameter("minHits", 3)
  var windowHours = Parameter("windowHours", 24)
  var sampleLines = Parameter("sampleLines", 2000)

  var card: RuleCard {
    RuleCard(
      id: "logs-sensitive-data",
      title: "Logs contain secrets or personal data",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.logGroup], needs: [.logs],
      parameters: [minHits, windowHours, sampleLines],
      why: "Logs are read by more people, and kept in more places, than the data they came from.",
      fix: "Mask at the logger, enable a data protection policy, rotate leaked credentials, "
        + "shorten retention.",
      sources: [
        "prowler cloudwatch_log_group_no_secrets_in_logs",
        "Well-Architected serverless guidance, SEC 2",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let query = LogQuery(
      span: context.last(windowSeconds), groups: [context.logGroup], search: LogMarks.opening,
      newestFirst: true, limit: sampleLines.count)
    let lines = try context.facts.source.logs(query).orLacks()
    let hits = Set(lines.map(\.message)).map { (line: $0, kinds: LogMarks.kinds(in: $0)) }
      .filter { !$0.kinds.isEmpty }
    guard hits.count >= minHits.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let kinds = Dictionary(grouping: hits.flatMap(\.kinds), by: \.self).mapValues(\.count)
    let told = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { $0.key + " ×" + Format.count($0.value) }
    let leaksCredentials = kinds.keys.contains(where: LogMarks.credentials.contains)
    let samples = hits.map { String($0.line.prefix(200)) }.sorted().prefix(3)
    return .fails(
      Format.counted(hits.count, "line") + " with what should not be there: "
        + told.joined(separator: ", "), figure: Double(hits.count),
      severity: leaksCredentials ? .critical : .warning,
      since: lines.map(\.time).min(), .list("patterns", told), .count("lines", hits.count),
      .list("maskedLines", Array(samples)))
  }
}
