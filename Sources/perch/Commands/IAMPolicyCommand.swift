import AWSClient
import ArgumentParser

/// `perch iam-policy`: the least that perch needs to be allowed.
struct IAMPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iam-policy",
    abstract: "The least-privilege IAM policy, made from the operations perch may call.")

  func run() throws {
    let actions = Set(AWSOperation.allowed.filter { $0.consent == nil }.compactMap(\.action))
      .sorted()
    var statement = Row()
    statement.add("Sid", "PerchReads")
    statement.add("Effect", "Allow")
    statement.add("Action", actions)
    statement.add("Resource", "*")
    var policy = Row()
    policy.add("Version", "2012-10-17")
    policy.add("Statement", [statement])
    var out = StandardOutput()
    try out.write(JSONText.page(.object(policy)))
    try out.flush()
  }
}
