import InsightEngine
import ServerlessModel

/// Findings as rows of output.
enum FindingRow {
  static func row(_ finding: Finding, whyNow: WhyLine? = nil) -> Row {
    var row = Row()
    row.add("id", finding.id)
    row.add("rule", finding.rule)
    row.add("title", finding.title)
    row.add("pillar", finding.pillar.rawValue)
    row.add("sal", finding.sal.rawValue)
    row.add("severity", finding.severity.rawValue)
    row.add("state", finding.state.rawValue)
    row.add("account", finding.resource.account)
    row.add("region", finding.resource.region)
    row.add("resource", finding.resource.arn)
    row.add("service", finding.resource.service)
    row.add("microservices", finding.microservices)
    row.add("firstSeen", finding.firstSeen)
    row.add("lastSeen", finding.lastSeen)
    row.add("noticedAt", finding.noticedAt)
    row.add("resolvedAt", finding.resolvedAt)
    row.add("count", finding.count)
    row.add("reopened", finding.reopened)
    row.add("summary", finding.summary)
    row.add("why", finding.why)
    if let whyNow {
      row.add("whyNow", whyNow.text)
      row.add("whyNowResource", whyNow.cause?.arn)
      row.add("whyNowShare", whyNow.share)
    }
    row.add("evidence", Value.object(named(finding.evidence)))
    row.add("parameters", Value.object(named(finding.parameters)))
    row.add("remediation", finding.remediation)
    row.add("savingUSD", finding.savingUSD)
    row.add("references", finding.references)
    return row
  }

  static let columns: [Column] = [
    .text("SEVERITY", "severity"), .text("SINCE", "firstSeen"), .text("RULE", "rule"),
    .made("RESOURCE") { row in
      guard case .text(let arn)? = row["resource"] else { return "" }
      return ResourceKind.parse(arn: arn)?.name ?? arn
    },
    .text("SUMMARY", "summary"),
  ]

  private static func named(_ evidence: [Evidence]) -> Row {
    var row = Row()
    for item in evidence {
      switch item.value {
      case .number(let number): row.add(item.name, number)
      case .text(let text): row.add(item.name, text)
      case .list(let texts): row.add(item.name, texts)
      }
    }
    return row
  }
}
