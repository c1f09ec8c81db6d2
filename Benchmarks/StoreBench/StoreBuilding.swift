import Glibc
import ServerlessModel

@testable import SnapshotStore

/// Writes the columns as an import does: straight to chunks, then every table copied in one piece.
struct StoreBuilding {
  private static let batch = 4096

  let folder: String

  /// Prints seconds: of writing, of the processor for it, of making the rows that were written,
  /// of the copy after it, and of the processor for that.
  func run() throws {
    let columns = try Columns(folder: folder)
    let work = folder + "/runs.work"
    let path = folder + "/runs.perch"
    unlink(work)
    unlink(path)
    let began = Times()
    let file = try BenchFile(work, isWriting: true)
    try file.run("BEGIN; " + ColumnSchema.sql)
    let making = try write(columns, on: file.connection)
    try file.run("COMMIT")
    let written = Times()
    try file.run(CompactCopy.settings + "; VACUUM INTO '\(path)'")
    try Self.sync(path)
    let (writing, copying) = (written.since(began), Times().since(written))
    print(writing.clock, writing.processor, making, copying.clock, copying.processor)
    unlink(work)
  }

  /// Answers the seconds in which rows were made of columns, which is no work of the store.
  private func write(_ columns: Columns, on connection: Connection) throws -> Double {
    let writer = try BulkExecutionWriter(connection)
    let ids = try Fleet.functions.map { try writer.intern(resource: $0) }
    var rows: [ExecutionRow] = []
    rows.reserveCapacity(Self.batch)
    var making = 0.0
    for first in stride(from: 0, to: columns.starts.count, by: Self.batch) {
      let began = seconds()
      rows.removeAll(keepingCapacity: true)
      columns.append(first..<min(columns.starts.count, first + Self.batch), to: &rows, ids)
      making += seconds() - began
      try writer.append(contentsOf: rows)
    }
    try writer.finish()
    return making
  }

  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw BenchError.unreadable(path: path) }
    fsync(descriptor)
    close(descriptor)
  }
}

/// Two clocks at one moment.
private struct Times {
  let clock = seconds()
  let processor = seconds(CLOCK_PROCESS_CPUTIME_ID)

  func since(_ earlier: Times) -> (clock: Double, processor: Double) {
    (clock - earlier.clock, processor - earlier.processor)
  }
}

extension Columns {
  /// Makes some rows; `ids` are the resources by function.
  fileprivate func append(_ range: Range<Int>, to rows: inout [ExecutionRow], _ ids: [UInt32]) {
    for index in range { rows.append(row(index, resource: ids[Int(functions[index])])) }
  }

  /// One row as a log line would have given it.
  @inline(__always)
  private func row(_ index: Int, resource: UInt32) -> ExecutionRow {
    var row = ExecutionRow(resource: resource, start: starts[index])
    row.requestHigh = UInt64(bitPattern: requestHigh[index])
    row.requestLow = UInt64(bitPattern: requestLow[index])
    row.duration = Int64(durations[index])
    row.billedMs = UInt32(billed[index])
    row.memory = UInt16(memory[index])
    row.maxMemory = UInt16(used[index])
    let isCold = flags[index] & 1 != 0
    if isCold { row.initUs = UInt32(initDurations[index]) }
    row.bits =
      ExecutionBits.hasRequest | ExecutionBits.endIsDuration
      | (isCold ? ExecutionBits.cold : ExecutionBits.notCold) | status(index)
    return row
  }

  /// A timeout where both flags are set.
  private func status(_ index: Int) -> UInt32 {
    if flags[index] & 4 != 0 { return 2 }
    return flags[index] & 2 != 0 ? 1 : 0
  }
}
