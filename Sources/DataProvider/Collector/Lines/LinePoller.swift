package import AWSClient
package import Redaction
package import ServerlessModel
package import SnapshotStore

/// Reads the log lines of one account and region, round by round, into a recording.
///
/// Nothing of it must outlive the process: where a reading goes on is told by the coverage in the recording, and what lines
/// amount to is derived from the lines in it.
package actor LinePoller {
  /// What is read and how it is masked.
  package struct Options: Sendable {
    package var mode: LineMode
    package var key: RedactionKey
    package var patterns: CustomPatterns
    /// How far back a group is read that was never read.
    package var backfillSeconds: Int64
    /// Pages of a group in one round.
    package var pages: Int

    /// Makes the options from their parts.
    package init(
      mode: LineMode = .errors, key: RedactionKey, patterns: CustomPatterns = CustomPatterns(),
      backfillSeconds: Int64 = 900, pages: Int = 10
    ) {
      self.mode = mode
      self.key = key
      self.patterns = patterns
      self.backfillSeconds = backfillSeconds
      self.pages = pages
    }
  }

  let account: String
  let region: String
  let calling: any AWSCalling
  let options: Options
  private let writer: SnapshotWriter
  let reader: SnapshotReader
  var cursors: LineCursors
  /// The groups that are behind.
  var backlogs: [LogGroupID: LineBacklog] = [:]
  /// What was told of once.
  var told: Set<String> = []
  private var derivation: LiveDerivation
  private var intake: EventIntake
  private var batch = SnapshotBatch()
  private var isBatchEmpty = true
  private var maskedBefore: [String: Int] = [:]

  /// Text that waits at most to be written with others.
  private static let mostText = 1 << 20

  /// Makes a reader for an account and region, which goes on where the recording ends.
  package init(
    account: String, region: String, options: Options, calling: any AWSCalling,
    writer: SnapshotWriter
  ) throws(SnapshotError) {
    self.account = account
    self.region = region
    self.options = options
    self.calling = calling
    self.writer = writer
    let reader = try writer.reader()
    self.reader = reader
    cursors = try Self.cursors(reader, account, region)
    derivation = LiveDerivation(mode: options.mode) { () throws(SnapshotError) in
      _ = try reader.refresh()
      return reader
    }
    intake = EventIntake(key: options.key, patterns: options.patterns)
  }

  private static func cursors(
    _ reader: SnapshotReader, _ account: String, _ region: String
  ) throws(SnapshotError) -> LineCursors {
    do {
      _ = try reader.refresh()
      return LineCursors(try reader.allCoverage(), account: account, region: region)
    } catch { throw .of(error, path: reader.path) }
  }

  // MARK: Rounds

  /// Reads groups in order of interest, with at most some calls; a refusal of one never keeps the others waiting for long.
  package func poll(
    _ demands: [GroupDemand], at now: Instant, calls: Int
  ) async throws(SnapshotError) -> LineReport {
    var round = LineRound(now: now, budget: calls)
    for demand in LineOrder(cursors: cursors).sorted(demands, at: now) {
      let isOwed = derivation.holdsRunning(demand.group)
      if LineOrder(cursors: cursors).mayPass(demand, holdsRunning: isOwed) {
        round.report.passed += 1
      } else if round.mayGoOn {
        try await read(demand, &round)
      } else {
        round.report.waiting += 1
        round.report.isCutShort = true
      }
    }
    try flush()
    round.report.calls = calls - round.budget
    return round.report
  }

  // MARK: Writing

  /// The events of an answer that are new, masked.
  func blocks(
    of events: [Logs.Event], in group: LogGroupID, _ span: TimeSpan,
    matching pattern: LinePattern? = nil
  ) throws(SnapshotError) -> [LogBlock] {
    guard !events.isEmpty else { return [] }
    let known = KnownEvents(events: try derivation.known(group, in: span))
    return intake.blocks(of: events, in: group, matching: pattern, except: known)
  }

  /// The events among those without ids that are new, masked; what they say tells which are held, or come `beside` them.
  func blocks(
    ofUnnamed events: [Logs.Event], in group: LogGroupID, _ span: TimeSpan, beside new: [LogBlock],
    matching pattern: LinePattern
  ) throws(SnapshotError) -> [LogBlock] {
    guard !events.isEmpty else { return [] }
    try flush()
    var held = new
    do {
      _ = try reader.refresh()
      try reader.forEachLogBlock(of: group, in: span) { blocks, _ in held += blocks }
    } catch { throw .of(error, path: reader.path) }
    return intake.blocks(
      of: events, in: group, matching: pattern, except: KnownEvents(lines: held))
  }

  /// Puts lines, with what they amount to and what was asked, into the next batch.
  func take(_ lines: PolledLines, _ coverage: [Coverage]) throws(SnapshotError) {
    if derivation.readsBack(lines) { try flush() }
    do throws(SnapshotError) { try derivation.take(lines, into: &batch) } catch {
      try startOver()
      throw error
    }
    batch.coverage += coverage
    isBatchEmpty = false
    if batch.logBlocks.reduce(0, { $0 + $1.text.count }) > Self.mostText { try flush() }
  }

  /// Puts what was asked in vain into the next batch.
  func cover(_ coverage: Coverage) {
    batch.coverage.append(coverage)
    isBatchEmpty = false
  }

  /// Writes what waits, in one transaction.
  func flush() throws(SnapshotError) {
    guard !isBatchEmpty else { return }
    batch.masked = intake.masked.merging(maskedBefore) { $0 - $1 }.filter { $0.value > 0 }
    do throws(SnapshotError) { try writer.write(batch) } catch {
      try startOver()
      throw error
    }
    maskedBefore = intake.masked
    batch = SnapshotBatch()
    isBatchEmpty = true
  }

  /// What could not be written is read again: all goes on from what the recording holds.
  private func startOver() throws(SnapshotError) {
    batch = SnapshotBatch()
    isBatchEmpty = true
    derivation.forget()
    cursors = try Self.cursors(reader, account, region)
  }
}
