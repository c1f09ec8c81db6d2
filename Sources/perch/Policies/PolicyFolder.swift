import InsightEngine
import ServerlessModel

/// The user's own policies: the files of the folder `policies` beside the configuration.
struct PolicyFolder {
  /// Recordings up to this many milliseconds, two days, are judged minute by minute.
  private static let finelyJudged: Int64 = 172_800_000

  static var path: String { PerchFolders.config + "/policies" }

  /// The policies that are right.
  private(set) var policies: [Policy] = []
  /// What is wrong with the rest, each with its file, line and column.
  private(set) var complaints: [String] = []
  private var places: [String: String] = [:]

  /// Reads every `.yaml` file of the folder; a folder that is not there holds no policy.
  static func read() -> PolicyFolder {
    var folder = PolicyFolder()
    for name in FileText.names(in: path) where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      folder.take(path + "/" + name)
    }
    return folder
  }

  /// The policies.
  ///
  /// - Throws: `CommandFailure` where any of them is wrong, since a policy that is left out would be taken as silent.
  func checked() throws -> [Policy] {
    guard complaints.isEmpty else {
      throw CommandFailure(
        .badData, "Policies are not right:\n" + complaints.joined(separator: "\n"))
    }
    return policies
  }

  /// The policies, judged over all that a recording holds; throws where any of them is wrong.
  func book(over reading: any SnapshotReading) throws -> PolicyBook {
    _ = try checked()
    return try rightBook(over: reading)
  }

  /// The policies that are right, judged over all that a recording holds; what is wrong must be told beside it.
  func rightBook(over reading: any SnapshotReading) throws -> PolicyBook {
    let span = Judging.span(of: reading.info)
    // A minute is a policy's finest step; over weeks the step of the rules will do.
    return try PolicyBook(
      policies, source: reading, span: span,
      stepSeconds: span.milliseconds > Self.finelyJudged ? 300 : 60)
  }

  private mutating func take(_ path: String) {
    do {
      let file = try PolicyFile(path: path)
      if !file.problems.isEmpty { complaints.append(file.complaint) }
      for policy in file.policies { take(policy, at: file.place(of: policy.name)) }
    } catch {
      complaints.append(FailureText.sentence(error))
    }
  }

  private mutating func take(_ policy: Policy, at place: String) {
    if let other = places[policy.name] {
      complaints.append("\(place): a policy named \(policy.name) is in \(other) too; rename one")
    } else {
      places[policy.name] = place
      policies.append(policy)
    }
  }
}
