import ServerlessModel

/// The newest answer to each question, and which questions are open.
struct AnswerBook: Sendable {
  /// One question's slot.
  struct Entry: Sendable {
    var question: Question
    var ticket: Ticket?
    var answer: Answer?
    /// What the answer is about; older than `question` while a new one is open.
    var answered: Question?
    var failure: String?
    /// The number of its last ticket.
    var asked: UInt64 = 0
  }

  private(set) var entries: [Subject: Entry] = [:]
  private var byTicket: [Ticket: Subject] = [:]
  private var next: UInt64 = 1
  /// Rises with every answer, so that screens know when to rebuild their rows.
  private(set) var version = 0

  var hasOpenTickets: Bool { !byTicket.isEmpty }

  /// The tickets that somebody still waits for.
  var openTickets: Set<Ticket> { Set(byTicket.keys) }

  subscript(subject: Subject) -> Entry? { entries[subject.slot] }

  /// Whether a question must be asked: it is neither answered nor open.
  func lacks(_ question: Question) -> Bool {
    guard let entry = entries[question.subject.slot], entry.question == question else {
      return true
    }
    return entry.ticket == nil && entry.failure == nil && entry.answered != question
  }

  func isOpen(_ subject: Subject) -> Bool { entries[subject.slot]?.ticket != nil }

  /// Opens a ticket for a question; an older ticket of the slot dies.
  mutating func open(_ question: Question) -> Ticket {
    let slot = question.subject.slot
    if let old = entries[slot]?.ticket { byTicket[old] = nil }
    let ticket = Ticket(number: next)
    var entry = entries[slot] ?? Entry(question: question)
    entry.question = question
    entry.ticket = ticket
    entry.asked = next
    entry.failure = nil
    entries[slot] = entry
    byTicket[ticket] = slot
    next += 1
    return ticket
  }

  /// Takes an answer; `false` for one that nobody waits for any more.
  mutating func take(_ answer: Answer, for ticket: Ticket) -> Bool {
    guard let slot = byTicket.removeValue(forKey: ticket) else { return false }
    guard var entry = entries[slot] else { return false }
    entry.ticket = nil
    entry.answer = answer
    entry.answered = entry.question
    entry.failure = nil
    entries[slot] = entry
    version += 1
    return true
  }

  /// Takes a failure; the older answer goes, since it is no longer what was asked for.
  mutating func fail(_ sentence: String, for ticket: Ticket) -> Bool {
    guard let slot = byTicket.removeValue(forKey: ticket) else { return false }
    entries[slot]?.ticket = nil
    entries[slot]?.failure = sentence
    entries[slot]?.answer = nil
    entries[slot]?.answered = nil
    version += 1
    return true
  }

  /// Lets screens make their rows anew from the answers there are.
  mutating func touch() { version += 1 }

  /// Forgets what was answered, so that all is asked again; the old answers stay until then.
  mutating func refresh() {
    for slot in entries.keys {
      entries[slot]?.answered = nil
      entries[slot]?.failure = nil
    }
  }

  /// Drops the answers that no screen on the stack rests on, but the few that were asked for last.
  mutating func trim(keeping needed: Set<Subject>, spare: Int = 6) {
    let idle = entries.filter { !needed.contains($0.key) && $0.value.ticket == nil }
    guard idle.count > spare else { return }
    let newest = idle.sorted { $0.value.asked > $1.value.asked }
    for (slot, _) in newest.dropFirst(spare) { entries[slot] = nil }
  }
}
