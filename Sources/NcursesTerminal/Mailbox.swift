import CTerminal
import Glibc
import Synchronization

/// Messages from background work to the loop on the main thread; posting wakes the loop.
package final class Mailbox<Message: Sendable>: Sendable {
  /// What `EventSource` polls; -1 when the system gave none.
  package let descriptor: Int32
  private let messages = Mutex<[Message]>([])

  /// Makes an empty mailbox.
  package init() { descriptor = event_open() }

  deinit {
    if descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// Adds a message; from any thread.
  package func post(_ message: Message) {
    let wasEmpty = messages.withLock { messages in
      defer { messages.append(message) }
      return messages.isEmpty
    }
    if wasEmpty { event_raise(descriptor) }
  }

  /// Takes all messages, oldest first.
  package func drain() -> [Message] {
    event_clear(descriptor)
    return messages.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }
}
