import ServerlessModel

/// What perch itself did since it was opened, oldest first: questions asked, what it said, what was typed.
struct Journal: Sendable {
  /// What one line tells of.
  enum Kind: String, Sendable {
    case asked, said, typed, ran, took
    /// A question that could not be answered.
    case failed
  }

  /// One line; what happens again and again is one line with a count.
  struct Entry: Sendable {
    let kind: Kind
    let words: String
    /// When it last happened; `nil` where no clock is at hand.
    var at: Instant?
    var count = 1
    /// Milliseconds from the last asking to its answer; `nil` until that has come.
    var took: Int64?
    /// Tells it from the other entries.
    let number: Int
  }

  /// Older lines are forgotten.
  private static let most = 500
  /// So far back a line is looked for that says the same.
  private static let reach = 12

  private(set) var entries: [Entry] = []
  /// Rises with every change.
  private(set) var version = 0
  /// The entries of questions that are open.
  private var open: [Ticket: Int] = [:]
  private var next = 0

  /// Tells of something that happened.
  mutating func add(_ kind: Kind, _ words: String, at moment: Instant?) {
    var entry = Entry(kind: kind, words: words, at: moment, number: next)
    next += 1
    version += 1
    let recent = entries.suffix(Self.reach)
    if let same = recent.lastIndex(where: { $0.kind == kind && $0.words == words }) {
      entry.count += entries.remove(at: same).count
    }
    entries.append(entry)
    if entries.count > Self.most { entries.removeFirst(entries.count - Self.most) }
  }

  /// Tells that a question was asked.
  mutating func ask(_ question: Question, _ ticket: Ticket, at moment: Instant?) {
    add(.asked, question.subject.words, at: moment)
    open[ticket] = next - 1
  }

  /// Tells that a question was answered, and how long its asker waited.
  mutating func answer(_ ticket: Ticket, at moment: Instant?) {
    guard let number = open.removeValue(forKey: ticket),
      let index = entries.lastIndex(where: { $0.number == number })
    else { return }
    version += 1
    guard let moment, let asked = entries[index].at else { return }
    entries[index].took = max(0, moment.since(asked))
  }

  /// Tells that a question could not be answered, and why.
  mutating func fail(_ ticket: Ticket, _ sentence: String, at moment: Instant?) {
    let number = open[ticket]
    answer(ticket, at: moment)
    let words = entries.last { $0.number == number }?.words
    add(.failed, (words.map { "\($0): " } ?? "") + sentence, at: moment)
  }

  /// Forgets the askings that nobody waits for any more.
  mutating func keep(_ tickets: Set<Ticket>) { open = open.filter { tickets.contains($0.key) } }
}
