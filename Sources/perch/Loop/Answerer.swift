import Console
import Dispatch
import NcursesTerminal
import ServerlessModel

/// Answers the console's questions on a thread of its own, in the order they were asked.
struct Answerer: Sendable {
  private let queue = DispatchQueue(label: "perch.answers", qos: .userInitiated)
  let reading: any SnapshotReading
  let mailbox: Mailbox<Event>
  var settings: AnswerSettings

  /// Asks; the answer arrives in the mailbox.
  func ask(_ ticket: Ticket, _ question: Question) {
    let reading = reading
    let mailbox = mailbox
    let settings = settings
    queue.async {
      do {
        mailbox.post(.answered(ticket, try answer(question, from: reading, settings: settings)))
      } catch {
        mailbox.post(.failed(ticket, FailureText.sentence(error)))
      }
    }
  }
}
