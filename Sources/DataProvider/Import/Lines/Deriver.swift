import Dispatch
import LogParsing
import ServerlessModel
import SnapshotStore
import Synchronization

/// Derives executions from lines and stores both: reading, deriving and storing are three threads, each a little ahead of
/// the next.
final class Deriver: Sendable {
  private struct State {
    var groups: [Int: GroupDerivation] = [:]
    var batch = SnapshotBatch()
    var batchBytes = 0
    var tally = DerivedTally()
  }

  private let writer: SnapshotWriter
  private let function: String?
  private let queue = DispatchQueue(label: "perch.import")
  private let storing = DispatchQueue(label: "perch.store")
  private let room = DispatchSemaphore(value: 4)
  private let batches = DispatchSemaphore(value: 2)
  private let failed = Mutex(SnapshotError?.none)
  private let state = Mutex(State())

  /// Text that is written in one transaction.
  private static let batchLimit = 8 << 20

  init(writer: SnapshotWriter, function: String?) {
    self.writer = writer
    self.function = function
  }

  var failure: SnapshotError? { failed.withLock { $0 } }

  /// Takes lines of a group, which follow those taken before; waits where the store falls behind.
  func take(_ lines: GroupLines) {
    room.wait()
    queue.async {
      self.derive(lines)
      self.room.signal()
    }
  }

  /// Forgets what was derived of a group, since it will be derived again.
  func forget(_ number: Int) {
    queue.sync { state.withLock { _ = $0.groups.removeValue(forKey: number) } }
  }

  /// Derives and stores all lines of a group at once.
  func takeWhole(_ lines: GroupLines, last: Int64, keeping old: [Execution]) {
    queue.sync {
      derive(lines, isWhole: true)
      close(lines.number, last: last, keeping: old)
    }
  }

  /// Ends the groups that were taken piece by piece.
  func close(_ number: Int, last: Int64) { queue.sync { close(number, last: last, keeping: []) } }

  /// Stores what is left, and says what was found.
  func finish() -> DerivedTally {
    let tally = queue.sync {
      state.withLock { state in
        write(&state)
        return state.tally
      }
    }
    storing.sync {}
    return tally
  }

  // MARK: On the queue

  private func derive(_ lines: GroupLines, isWhole: Bool = false) {
    state.withLock { state in
      guard failure == nil else { return }
      var group =
        state.groups.removeValue(forKey: lines.number)
        ?? GroupDerivation(lines, function: function)
      for block in lines.blocks {
        var block = block
        group.consume(&block)
        state.batchBytes += block.text.count
        state.batch.logBlocks.append(block)
        if isWhole, state.batchBytes > Self.batchLimit { write(&state) }
      }
      if !isWhole { group.drain(into: &state.batch) }
      state.groups[lines.number] = group
      if state.batchBytes > Self.batchLimit { write(&state) }
    }
  }

  private func close(_ number: Int, last: Int64, keeping old: [Execution]) {
    state.withLock { state in
      guard var group = state.groups.removeValue(forKey: number) else { return }
      let rest = group.finish(last: last)
      state.batch.errors += rest.errors
      state.batch.executions += rest.executions
      state.batch.executions += Self.kept(of: old, beside: rest.executions)
      state.batch.points += group.metrics.series
      state.tally.points += group.metrics.pointCount
      if group.hasRuns { state.tally.functions.insert(group.resource) }
      if state.batch.executions.count > 50_000 { write(&state) }
    }
  }

  /// The runs held before that the lines do not tell any more.
  private static func kept(of old: [Execution], beside new: [Execution]) -> [Execution] {
    if old.isEmpty { return [] }
    let known = Set(new.compactMap(\.requestID))
    return old.filter { run in run.requestID.map { !known.contains($0) } ?? false }
  }

  private func write(_ state: inout State) {
    let batch = state.batch
    state.batch = SnapshotBatch()
    state.batch.executions.reserveCapacity(batch.executions.count)
    state.batchBytes = 0
    batches.wait()
    storing.async {
      defer { self.batches.signal() }
      guard self.failure == nil else { return }
      do throws(SnapshotError) { try self.writer.write(batch) } catch {
        self.failed.withLock { $0 = error }
      }
    }
  }
}

/// What was derived in all.
struct DerivedTally {
  var points = 0
  var functions: Set<ResourceID> = []
}

/// What is being derived of one group.
struct GroupDerivation {
  let resource: ResourceID
  private(set) var metrics: EmbeddedTally
  private(set) var hasRuns = false
  private let id: LogGroupID
  private var assembler: ExecutionAssembler
  private var cap = ErrorGroupCap(limit: 200)

  init(_ lines: GroupLines, function: String?) {
    let start = lines.blocks.compactMap { $0.times.min() }.min() ?? 0
    self.init(
      lines.id,
      of: Self.resource(of: lines.id, isFunction: lines.isFunction, function: function),
      recordingStart: Instant(milliseconds: start))
  }

  init(_ id: LogGroupID, of resource: ResourceID, recordingStart: Instant) {
    self.id = id
    self.resource = resource
    assembler = ExecutionAssembler(
      resource: resource, group: id, recordingStart: recordingStart)
    metrics = EmbeddedTally(account: id.account, region: id.region)
  }

  /// The function by its group's name; a group of another name holds a function if the platform writes to it.
  static func resource(of id: LogGroupID, isFunction: Bool, function: String?) -> ResourceID {
    if let function = id.function { return function }
    guard isFunction else {
      return ResourceID(.logGroup, name: id.name, account: id.account, region: id.region)
    }
    let name = function ?? id.name.split(separator: "/").last.map(String.init) ?? id.name
    return .function(name, account: id.account, region: id.region)
  }

  mutating func consume(_ block: inout LogBlock) {
    assembler.consume(&block)
    if resource.service == "logs" { countRequests(block) }
  }

  private mutating func countRequests(_ block: LogBlock) {
    block.text.withUnsafeBytes { text in
      for line in 0..<block.count {
        let message = UnsafeRawBufferPointer(rebasing: text[block.range(of: line)])
        for metric in AccessLog.read(message)?.metrics ?? [] { metrics.add(metric) }
      }
    }
  }

  /// Drops what nothing that is still to come can hang on.
  mutating func forget(before moment: Instant) { assembler.forget(before: moment) }

  /// The embedded metrics of the minutes that were over before a moment, which are forgotten.
  mutating func takeMetrics(before moment: Instant) -> [Series] { metrics.take(before: moment) }

  /// What is settled since the last call.
  mutating func drain() -> AssembledLogs {
    var logs = assembler.drain()
    settle(&logs)
    return logs
  }

  /// Adds what is settled to a batch.
  mutating func drain(into batch: inout SnapshotBatch) {
    var logs = AssembledLogs()
    let before = batch.executions.count
    swap(&logs.executions, &batch.executions)
    assembler.drain(into: &logs)
    swap(&logs.executions, &batch.executions)
    if batch.executions.count > before { hasRuns = true }
    settle(&logs)
    batch.errors += logs.errors
  }

  mutating func finish(last: Int64) -> AssembledLogs {
    var logs = assembler.finish(dataEnd: Instant(milliseconds: last))
    if !logs.executions.isEmpty { hasRuns = true }
    settle(&logs)
    return logs
  }

  private mutating func settle(_ logs: inout AssembledLogs) {
    for metric in logs.metrics { metrics.add(metric) }
    logs.errors.sort { ($0.time, $0.group) < ($1.time, $1.group) }
    for index in logs.errors.indices { cap.admit(&logs.errors[index]) }
  }
}
