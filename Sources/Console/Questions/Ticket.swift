/// The number of one asking; an answer with an old ticket is ignored.
package struct Ticket: Hashable, Sendable {
  /// Rises by one with every asking.
  package var number: UInt64

  /// Makes a ticket.
  package init(number: UInt64) { self.number = number }
}
