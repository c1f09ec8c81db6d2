import AWSClient
import ServerlessModel

extension LambdaAnswers {
  static func accountSettings(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let reply: Lambda.GetAccountSettings = try answer.decode()
    let limit = reply.accountLimit
    let usage = reply.accountUsage
    gathering.configureAccount(of: answer) { part in
      part.concurrentExecutions = limit?.concurrentExecutions
      part.unreservedConcurrentExecutions = limit?.unreservedConcurrentExecutions
      part.codeStorageBytes = usage?.totalCodeSize
      part.codeStorageLimitBytes = limit?.totalCodeSize
    }
    if let concurrent = limit?.concurrentExecutions {
      keep("L-B99A9384", "Concurrent executions", Double(concurrent), nil, answer, &gathering)
    }
    if let bytes = limit?.totalCodeSize {
      let used = usage?.totalCodeSize.map(Double.init)
      keep("L-2ACBD22F", "Code storage (bytes)", Double(bytes), used, answer, &gathering)
    }
    gathering.cover(
      .quotas, account: answer.account, region: answer.region, scope: "lambda", .answered,
      at: answer.time)
  }

  private static func keep(
    _ code: String, _ name: String, _ limit: Double, _ used: Double?, _ answer: Answer,
    _ gathering: inout Gathering
  ) {
    gathering.keep(
      Quota(
        code: code, name: name, service: "lambda", account: answer.account, region: answer.region,
        limit: limit, used: used, source: "lambda:GetAccountSettings"))
  }
}
