import AWSClient
import ArgumentParser

/// `perch iam-policy`: the least that perch needs to be allowed.
struct IAMPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iam-policy",
    abstract: "The least-privilege IAM policy, made from the operations perch may call.")

  @Option(help: "Only these services, with commas between them: lambda,sqs,dynamodb.")
  var services: String?

  @Flag(help: "Allow the bill to be read, which costs a cent a request.")
  var bill = false

  @Flag(help: "Allow the accounts of the organisation to be listed.")
  var organization = false

  @Flag(help: "Allow CloudTrail to be asked who changed what.")
  var changes = false

  @Flag(help: "Allow CloudWatch Logs Insights, which costs by the bytes it reads.")
  var logsInsights = false

  func run() throws {
    let needed = NeededActions(
      services: try LiveOptions.serviceNames(services), bill: bill, organization: organization,
      changes: changes, logsInsights: logsInsights)
    var statement = Row()
    statement.add("Sid", "PerchReads")
    statement.add("Effect", "Allow")
    statement.add("Action", needed.actions)
    statement.add("Resource", "*")
    var policy = Row()
    policy.add("Version", "2012-10-17")
    policy.add("Statement", [statement])
    var out = StandardOutput()
    try out.write(JSONText.page(.object(policy)))
    try out.flush()
  }
}

/// The IAM actions behind the features that are on.
struct NeededActions {
  var services: Set<String>?
  var bill = false
  var organization = false
  var changes = false
  var logsInsights = false

  /// What every recording rests on, whatever the services.
  private static let base: Set<String> = [
    "sts", "cloudwatch", "logs", "xray", "tag", "cloudformation", "servicequotas", "account",
  ]

  /// Sorted, each once.
  var actions: [String] {
    Set(AWSOperation.allowed.filter(isOn).compactMap(\.action)).sorted()
  }

  private func isOn(_ operation: AWSOperation) -> Bool {
    switch operation.service {
    case "ce": return bill
    case "organizations": return organization
    case "cloudtrail": return changes
    default: break
    }
    if Logs.queries.contains(operation) { return logsInsights }
    guard let services else { return true }
    let prefix = operation.action?.split(separator: ":").first.map(String.init) ?? ""
    return services.contains(prefix) || Self.base.contains(prefix)
  }
}
