import ServerlessModel

/// What the day's budget leaves for questions that are paid for; what one will cost is put aside while it runs.
package struct QueryPurse: Sendable {
  let ledger: CollectorLedger
  let budget: CollectorBudget

  /// A purse of the money that a ledger counts.
  package init(_ ledger: CollectorLedger, _ budget: CollectorBudget) {
    self.ledger = ledger
    self.budget = budget
  }

  /// Puts dollars aside; `false` where the day's budget does not leave them.
  func open(_ dollars: Double, at now: Instant) -> Bool {
    ledger.promise(dollars, within: budget.dollarsPerDay, at: now)
  }

  /// Gives back what was put aside, once what it cost is counted.
  func close(_ dollars: Double) { ledger.release(dollars) }
}
