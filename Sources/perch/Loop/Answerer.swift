import Console
import Dispatch
import NcursesTerminal
import ServerlessModel
import SnapshotStore

/// Answers the console's questions on a thread of its own, in the order they were asked.
struct Answerer: Sendable {
  private let queue = DispatchQueue(label: "perch.answers", qos: .userInitiated)
  let reading: SnapshotReader
  let mailbox: Mailbox<Event>
  var settings: AnswerSettings

  /// Asks; the answer arrives in the mailbox.
  func ask(_ ticket: Ticket, _ question: Question) {
    let reading = reading
    let mailbox = mailbox
    let settings = settings
    queue.async {
      do {
        mailbox.post(.answered(ticket, try Self.reply(to: question, reading, settings)))
      } catch {
        mailbox.post(.failed(ticket, FailureText.sentence(error)))
      }
    }
  }

  /// A fleet is made of so many short answers that to look anew for what was written since would take longer than they do;
  /// others may be long, and nobody is to wait for their connection.
  private static func reply(
    to question: Question, _ reading: SnapshotReader, _ settings: AnswerSettings
  ) throws -> Answer {
    let made = { try answer(question, from: reading, settings: settings) }
    guard case .fleet = question.subject else { return try made() }
    return try reading.atOnce(made)
  }
}
