import InsightEngine
import ServerlessModel

/// The rules' cards as pages for people.
enum RulePage {
  /// The reference page of all rules, by service.
  static func markdown(_ cards: [RuleCard]) -> String {
    let services = Dictionary(grouping: cards, by: \.service)
      .sorted { title($0.key).lowercased() < title($1.key).lowercased() }
    var page = """
      # Rules

      Made by `perch rules --markdown` from the rules' own cards; do not edit.

      \(cards.count) rules. Each names its severity, the pillar of the AWS Well-Architected Framework and the
      question of its Serverless Applications Lens that it belongs to, what it reads, the limits it judges by with
      their defaults, why it matters, and what to do. What a rule could not read makes it unknown, never a pass.

      | Service | Rules | Critical | Warning | Info |
      | --- | ---: | ---: | ---: | ---: |

      """
    for (service, cards) in services {
      let counts = [Severity.critical, .warning, .info].map { severity in
        String(cards.count { $0.severity == severity })
      }
      page +=
        "| [\(title(service))](#\(anchor(service))) | \(cards.count) | "
        + counts.joined(separator: " | ") + " |\n"
    }
    for (service, cards) in services { page += section(service, cards) }
    return page
  }

  private static func section(_ service: String, _ cards: [RuleCard]) -> String {
    var text =
      "\n## \(title(service))\n\n| Rule | Severity | Question | Finds |\n| --- | --- | --- | --- |\n"
    for card in cards {
      text +=
        "| [\(card.id)](#\(card.id)) | \(card.severity.rawValue) | \(card.sal.rawValue) | "
        + "\(card.title) |\n"
    }
    return text + cards.map(entry).joined()
  }

  private static func entry(_ card: RuleCard) -> String {
    var text =
      "\n### \(card.id)\n\n**\(card.title).** \(card.why)\n\n- Severity: \(card.severity.rawValue)\n"
    text += "- Pillar and question: \(card.pillar.rawValue), \(card.sal.rawValue)\n"
    text += "- Judges: \(card.kinds.map(\.title).joined(separator: ", "))\n"
    text += "- Reads: \(card.needs.map(\.rawValue).joined(separator: ", "))\n"
    if !card.parameters.isEmpty {
      let limits = card.parameters.map { "`\($0.name)` \($0.text)" }
      text += "- Limits: \(limits.joined(separator: ", "))\n"
    }
    text += "- Fix: \(card.fix)\n"
    return text + "- Sources: \(card.sources.joined(separator: "; "))\n"
  }

  /// The service as its console calls it.
  private static func title(_ service: String) -> String { titles[service] ?? service }

  private static func anchor(_ service: String) -> String {
    title(service).lowercased().replacing(" ", with: "-")
  }

  private static let titles = [
    "account": "Account", "apigateway": "API Gateway", "appsync": "AppSync",
    "cloudfront": "CloudFront", "cognito-idp": "Cognito", "dynamodb": "DynamoDB", "ecs": "ECS",
    "elasticloadbalancing": "Elastic Load Balancing", "es": "OpenSearch", "events": "EventBridge",
    "firehose": "Firehose", "iam": "IAM", "kinesis": "Kinesis", "lambda": "Lambda",
    "logs": "CloudWatch Logs", "pipes": "EventBridge Pipes", "rds": "RDS", "s3": "S3",
    "scheduler": "EventBridge Scheduler", "secretsmanager": "Secrets Manager", "sns": "SNS",
    "sqs": "SQS", "states": "Step Functions",
  ]

  /// One card for a terminal.
  static func text(_ card: RuleCard) -> String {
    var lines = [
      "\(card.id)  \(card.pillar.rawValue) \(card.sal.rawValue) \(card.severity.rawValue)",
      card.title, "", "Why      \(card.why)", "Fix      \(card.fix)",
      "Judges   " + card.kinds.map(\.title).joined(separator: ", "),
      "Needs    " + card.needs.map { "\($0)" }.joined(separator: ", "),
    ]
    lines += card.parameters.map { "Default  \($0.name) \($0.text)" }
    lines += card.sources.map { "Source   \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
