package import CellGrid
package import InsightEngine
package import ServerlessModel

/// What the loop tells the console.
package enum Event: Sendable {
  /// A key, a click, a paste.
  case key(Key)
  case resized(Size)
  case answered(Ticket, Answer)
  /// A question could not be answered; a whole sentence says why and what to do.
  case failed(Ticket, String)
  /// Real milliseconds since the last tick, while the console wants ticks.
  case tick(milliseconds: Int64)
  /// The recording holds newer data.
  case grew(SnapshotInfo)
  /// For so many seconds nobody has written to a recording that is followed; none once somebody has.
  case silent(seconds: Int64)
  /// Live: AWS cannot be asked for want of credentials, or can be again.
  case accessChanged(isLost: Bool)
  /// The user's policies were judged over all that the recording holds.
  case judged(PolicyBook)
  /// Theme files were written: the names there are now.
  case themesChanged([String])
  /// Frames take long to reach the terminal, or no longer do.
  case lineChanged(isSlow: Bool)
  /// What came of an effect, in words.
  case said(String)
}

extension Event {
  /// Whether what was said before is gone with it.
  var replacesMessage: Bool {
    switch self {
    case .key, .said: true
    case .resized, .answered, .failed, .tick, .grew, .silent, .accessChanged, .judged,
      .themesChanged, .lineChanged:
      false
    }
  }
}

/// What the console asks the loop to do.
package enum Effect: Sendable {
  /// Answer on another thread, then send `answered` or `failed` with the ticket.
  case ask(Ticket, Question)
  case quit
  case suspend
  /// Forget what the terminal shows and paint all of it.
  case redraw
  /// Hand a text to the terminal's clipboard, then say what was done.
  case copy(String)
  /// Write what is shown to a file, then say its path.
  case writeFile(name: String, contents: String)
  /// Write rows in a format, then say the file's path.
  case export(name: String, [ExportedTable], ExportFormat)
  /// Run a program of the user's own with a row, then say what came of it.
  case run(UserCommand, ExportedTable)
  /// Cut an incident file, then say what was scrubbed.
  case cut(CutWish)
  case setMouse(Bool)
  /// Sound the terminal's bell.
  case ring
  case setTheme(String)
  case save(UserMark)
  /// Live: leave this console for one that reads AWS with another profile.
  case openProfile(String)
  /// Live: this is on the screen now, fetch it first.
  case focus(Question)
}

/// Something that the user writes beside a recording.
package enum UserMark: Hashable, Sendable {
  /// Acknowledge what stands at a moment; what is acknowledged already is resolved.
  case acknowledge(findingID: String, at: Instant)
  case mute(findingID: String, reason: String)
  /// What is said of a group of errors.
  case errorGroup(ErrorGroupID, GroupMark)
  /// A policy to be judged from now on.
  case policy(Policy)
  case note(Instant, String)
  /// The answer to a question of the lens, and what it rests on.
  case answer(questionID: String, ManualAnswer.Choice, note: String?)
  case bookmark(view: String)
  /// A view under a name, in the place of one that has it.
  case view(SavedView)
  case forgetView(name: String)
  /// A log line is bookmarked, or is no longer.
  case line(LineMark, isMarked: Bool)
  /// The members of JSON log lines that stand behind the message from now on.
  case logFields([String])
  /// Other words for a note.
  case rewrite(noteID: String, String)
  /// A note or bookmark that is not wanted any more.
  case forget(noteID: String)
}

/// What the user says of a group of errors.
package enum GroupMark: Hashable, Sendable {
  /// It is dealt with at a moment; seen later, it has regressed.
  case resolve(at: Instant)
  case mute(reason: String)
  /// What was said is taken back.
  case reopen
}
