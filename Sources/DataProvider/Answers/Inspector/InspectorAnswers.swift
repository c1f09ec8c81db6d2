import AWSClient
import ServerlessModel

/// What Amazon Inspector holds against functions.
enum InspectorAnswers {
  static let handlers: [String: Handler] = [
    "list-findings": findings, "batch-get-account-status": status,
  ]

  private static func findings(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: Inspector.ListFindings = try answer.decode()
    var byFunction: [ResourceID: [CodeFinding]] = [:]
    for finding in list.findings ?? [] where finding.status ?? "ACTIVE" == "ACTIVE" {
      for place in finding.resources ?? [] where place.type == "AWS_LAMBDA_FUNCTION" {
        guard let id = ARN.resource(place.id), let kept = finding.model else { continue }
        if byFunction[id]?.contains(kept) ?? false { continue }
        byFunction[id, default: []].append(kept)
      }
    }
    for (id, kept) in byFunction {
      gathering.see(id, at: answer.time)
      gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
        part.codeFindings = kept
      }
    }
    let first = byFunction.keys.min()
    gathering.findingLists.append(
      (first?.account ?? answer.account, first?.region ?? answer.region, answer.time))
  }

  private static func status(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let reply: Inspector.BatchGetAccountStatus = try answer.decode()
    for account in reply.accounts ?? [] {
      guard let number = account.accountId else { continue }
      let id = ResourceID(.account, name: number, account: number, region: answer.region)
      gathering.see(
        id, .account, name: number, account: number, region: answer.region, at: answer.time)
      gathering.configure(id, at: answer.time) { (part: inout AccountConfiguration) in
        part.inspectorLambda = account.resourceState?.lambda?.status
        part.inspectorLambdaCode = account.resourceState?.lambdaCode?.status
      }
    }
  }
}

extension Gathering {
  /// Functions that a list of findings does not name have none.
  mutating func fillFindings() {
    for list in findingLists {
      for (id, seen) in everSeen
      where seen.kind == .lambdaFunction && seen.account == list.account
        && seen.region == list.region
      {
        configure(id, at: list.time) { (part: inout FunctionConfiguration) in
          part.codeFindings = part.codeFindings ?? []
        }
      }
    }
  }
}

extension Inspector.Finding {
  /// The finding in the words of the model; `nil` without its type or severity.
  fileprivate var model: CodeFinding? {
    guard let type, let severity else { return nil }
    let package = packageVulnerabilityDetails?.vulnerablePackages?.first
    let code = codeVulnerabilityDetails
    // Inspector writes this where no version closes the hole yet.
    let fixed = package?.fixedInVersion.flatMap { $0 == "NotAvailable" ? nil : $0 }
    let ids = packageVulnerabilityDetails?.vulnerabilityId.map { [$0] } ?? code?.cwes ?? []
    return CodeFinding(
      type: type, severity: severity, ids: ids, title: code?.detectorName ?? title ?? type,
      dependency: package?.name, fixedIn: fixed, file: code?.filePath?.filePath,
      line: code?.filePath?.startLine)
  }
}
