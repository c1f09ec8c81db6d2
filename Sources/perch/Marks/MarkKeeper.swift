import Console
import InsightEngine
import ServerlessModel

/// Keeps what the user marks in the console, and says what became of it.
struct MarkKeeper {
  let reading: any SnapshotReading
  let policies: PolicyBook

  /// A mute from the console holds for so long unless its reason begins with another length.
  static let muteSeconds: Int64 = 7 * 86_400

  /// Keeps a mark; answers with the sentence to show.
  func keep(_ mark: UserMark) -> String {
    do {
      switch mark {
      case .acknowledge(let id, let at): return try take(id, at: at)
      case .mute(let id, let reason): return try mute(id, reason)
      case .errorGroup(let id, let mark): return try keep(mark, on: id)
      case .policy(let policy): return try PolicyKeeper.save(policy)
      case .note(let moment, let text):
        var line = MarkLine(kind: "note", made: UserClock.now)
        line.at = moment.rfc3339
        line.text = text
        try MarkFile.add(line)
        return "noted at \(moment.clock)Z, kept in \(MarkFile.path)"
      case .answer(let id, let choice, let note):
        try LensAnswers.add(
          ManualAnswer(question: id, choice: choice, note: note, by: nil, on: UserClock.now))
        return "answered \(choice.rawValue), kept in \(LensAnswers.path)"
      case .bookmark(let view):
        var line = MarkLine(kind: "bookmark", made: UserClock.now)
        line.view = view
        try MarkFile.add(line)
        return "bookmarked \(view), kept in \(MarkFile.path)"
      case .view(let view):
        try MarkFile.add(MarkLine(viewNamed: view.name, arguments: view.arguments))
        return "saved as \(view.name), kept in \(MarkFile.path); :view \(view.name) reopens it"
      case .forgetView(let name):
        try MarkFile.add(MarkLine(viewNamed: name, arguments: nil))
        return "the view \(name) is gone"
      case .line(let mark, let isMarked):
        try MarkFile.add(MarkLine(mark, isMarked: isMarked))
        return isMarked
          ? "bookmarked this line, kept in \(MarkFile.path); :bookmarks lists all"
          : "the bookmark is gone"
      case .logFields(let fields):
        try LogFields.write(fields)
        return fields.isEmpty
          ? "JSON lines show their message" : "JSON lines show \(fields.joined(separator: ", "))"
      case .rewrite(let id, let text):
        try NoteBook.rewrite(id, as: text)
        return "written anew, kept in \(MarkFile.path)"
      case .forget(let id):
        try NoteBook.forget(id)
        return "deleted from \(MarkFile.path)"
      }
    } catch {
      return FailureText.sentence(error)
    }
  }

  /// Acknowledges a finding, or resolves one that was acknowledged.
  private func take(_ id: String, at moment: Instant) throws -> String {
    let findings = try reading.findings(at: moment) + policies.findings(at: moment)
    guard let finding = findings.first(where: { $0.id == id }) else {
      return "that finding is not open at \(moment.clock)Z"
    }
    let isKnown = MarkFile.book().mark(on: finding, tags: [:])?.kind == .acknowledge
    let kind: FindingMark.Kind = isKnown ? .resolve : .acknowledge
    try MarkFile.add(
      MarkLine(
        FindingMark(
          kind, of: .init(finding: id), opening: finding.noticedAt, made: UserClock.now)))
    return isKnown
      ? "resolved \(finding.rule) until it comes back"
      : "acknowledged \(finding.rule) until it comes back; v again resolves it"
  }

  private func mute(_ id: String, _ text: String) throws -> String {
    let until = try mute(.init(finding: id), text)
    return "muted \(id.prefix { $0 != "@" }) until \(until.date); perch mute --help for more"
  }

  private func mute(_ target: FindingMark.Target, _ text: String) throws -> Instant {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let length = words.count > 1 ? try? TimeText.seconds(words[0], option: "") : nil
    let now = UserClock.now
    let until = now.adding(seconds: length ?? Self.muteSeconds)
    try MarkFile.add(
      MarkLine(
        FindingMark(
          .mute, of: target, until: until, reason: length == nil ? text : words[1], made: now)))
    return until
  }

  private func keep(_ mark: GroupMark, on id: ErrorGroupID) throws -> String {
    let target = FindingMark.Target(group: id)
    switch mark {
    case .mute(let reason):
      return "muted this error until \(try mute(target, reason).date); m again takes it back"
    case .resolve(let moment):
      try MarkFile.add(
        MarkLine(FindingMark(.resolve, of: target, opening: moment, made: UserClock.now)))
      return "resolved as of \(moment.clock)Z; seen later, it has regressed"
    case .reopen:
      try MarkFile.add(MarkLine(FindingMark(.reopen, of: target, made: UserClock.now)))
      return "taken back: this error is open again"
    }
  }
}
