import AWSClient
import ServerlessModel

extension LambdaAnswers {
  static func versions(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Lambda.ListVersionsByFunction = try answer.decode()
    let all = list.versions ?? []
    guard
      let id = ARN.resource(all.lazy.compactMap(\.functionArn).first)
        ?? subject(answer, &gathering)
    else { return }
    let published = all.filter { Int($0.version ?? "") != nil }
      .sorted { Int($0.version ?? "") ?? 0 < Int($1.version ?? "") ?? 0 }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.versionCount = published.count
      part.versionBytes = published.reduce(0) { $0 + ($1.codeSize ?? 0) }
    }
    var before: Lambda.Function?
    for version in published {
      if let deployment = deployment(of: version, after: before, id) {
        gathering.deployments[deployment.id] = deployment
      }
      before = version
    }
  }

  private static func deployment(
    of version: Lambda.Function, after before: Lambda.Function?, _ id: ResourceID
  ) -> Deployment? {
    guard let time = Instant(version.lastModified), let number = version.version else { return nil }
    return Deployment(
      id: id.arn + ":" + number, resource: id, time: time, fromCodeHash: before?.codeSha256,
      toCodeHash: version.codeSha256, fromVersion: before?.version, toVersion: number,
      changes: before.map { changes(from: $0, to: version) } ?? [])
  }

  private static func changes(from old: Lambda.Function, to new: Lambda.Function) -> [String] {
    var words: [String] = []
    if let from = old.memorySize, let to = new.memorySize, from != to {
      words.append("memory \(from) to \(to) MB")
    }
    if let from = old.timeout, let to = new.timeout, from != to {
      words.append("timeout \(from) to \(to) s")
    }
    if let from = old.runtime, let to = new.runtime, from != to {
      words.append("runtime \(from) to \(to)")
    }
    return words
  }
}
