import Console
import Dispatch
import InsightEngine
import NcursesTerminal
import ServerlessModel

/// Judges the user's policies on a thread of its own while the screen is in use.
struct PolicyJudge {
  /// No step is finer than a minute, so neither is judging a recording that grows.
  private static let restMilliseconds: Int64 = 60_000

  private let queue = DispatchQueue(label: "perch.policies", qos: .utility)
  let reading: any SnapshotReading
  let mailbox: Mailbox<Event>
  private(set) var folder = PolicyFolder.read()
  private var lastAsked: Int64?

  init(reading: any SnapshotReading, mailbox: Mailbox<Event>) {
    self.reading = reading
    self.mailbox = mailbox
  }

  /// What to tell when the console opens; `nil` without policies.
  var opening: String? {
    if let first = folder.complaints.first?.split(separator: "\n").first {
      return "policies are not right: \(first); a shows all"
    }
    return folder.policies.isEmpty
      ? nil : "judging \(Format.counted(folder.policies.count, "policy", "policies"))"
  }

  /// Judges what the recording holds now; what the policies say arrives in the mailbox.
  mutating func judge() {
    guard !folder.policies.isEmpty else { return }
    lastAsked = MonotonicClock.milliseconds
    let (folder, reading, mailbox) = (folder, reading, mailbox)
    queue.async {
      do {
        mailbox.post(.judged(try folder.rightBook(over: reading)))
      } catch {
        mailbox.post(.said("the policies were not judged: \(FailureText.sentence(error))"))
      }
    }
  }

  /// Judges again what has grown, unless that was done a moment ago.
  mutating func judgeGrown() {
    if let lastAsked, MonotonicClock.milliseconds - lastAsked < Self.restMilliseconds { return }
    judge()
  }

  /// Reads the files anew, since one was written, and judges by them.
  mutating func readAgain() {
    folder = PolicyFolder.read()
    judge()
  }
}
