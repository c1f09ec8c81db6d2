package import ServerlessModel
package import SnapshotStore

/// The one way into the recording: batches one after another, each in its own commit.
package actor CollectorSink {
  private let writer: SnapshotWriter
  private let ledger: CollectorLedger
  private var noted = SpentDay.none

  /// A sink that writes through `writer` and charges what was called to the coverage it writes.
  package init(writer: SnapshotWriter, ledger: CollectorLedger) {
    self.writer = writer
    self.ledger = ledger
  }

  /// Writes a batch; it is safe on the disk when this returns.
  package func write(_ batch: SnapshotBatch) throws(SnapshotError) {
    var batch = batch
    try noteSpending()
    let charges = ledger.charge(&batch.coverage)
    do { try writer.write(batch) } catch {
      ledger.refund(charges)
      throw error
    }
  }

  /// Before the batch: a day that was told to have cost more than it did is safer than one that cost less.
  private func noteSpending() throws(SnapshotError) {
    let today = ledger.today
    guard today.spending.dollars != noted.spending.dollars || today.day != noted.day else { return }
    try writer.setNote(SpentDay.note, today.text)
    noted = today
  }

  /// Keeps a text that the collector needs when it is started again.
  package func note(_ key: String, _ value: String) throws(SnapshotError) {
    try writer.setNote(key, value)
  }
}
