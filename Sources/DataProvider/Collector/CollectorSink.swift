package import ServerlessModel
package import SnapshotStore

/// The one way into the recording: batches one after another, each in its own commit.
package actor CollectorSink {
  private let writer: SnapshotWriter
  private let ledger: CollectorLedger
  private let intervals: PollIntervals

  /// A sink that writes through `writer` and charges what was called to the coverage it writes.
  package init(writer: SnapshotWriter, ledger: CollectorLedger, intervals: PollIntervals) {
    self.writer = writer
    self.ledger = ledger
    self.intervals = intervals
  }

  /// Writes a batch; it is safe on the disk when this returns.
  package func write(_ batch: SnapshotBatch) throws(SnapshotError) {
    var batch = batch
    batch.notes[SpentDay.note] = SpentDay.text(ledger.days)
    batch.notes[PollIntervals.note] = intervals.text
    let charges = ledger.charge(&batch.coverage)
    do { try writer.write(batch) } catch {
      ledger.refund(charges)
      throw error
    }
  }

  /// Keeps what was spent, where no batch does: a collector that is started again must know.
  func noteSpending() throws(SnapshotError) {
    try writer.setNote(SpentDay.note, SpentDay.text(ledger.days))
  }

  /// Keeps a text that the collector needs when it is started again.
  package func note(_ key: String, _ value: String) throws(SnapshotError) {
    try writer.setNote(key, value)
  }
}
