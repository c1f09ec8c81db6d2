import Glibc
import ServerlessModel

@testable import SnapshotStore

/// Writes the columns as an import does: straight to chunks, then every table copied in one piece.
struct StoreBuilding {
  let folder: String

  /// Prints the seconds of the chunks, of the copy after them, and of the processor.
  func run() throws {
    let columns = try Columns(folder: folder)
    let work = folder + "/runs.work"
    let path = folder + "/runs.perch"
    unlink(work)
    unlink(path)
    let (began, beganCPU) = (seconds(), seconds(CLOCK_PROCESS_CPUTIME_ID))
    let file = try BenchFile(work, isWriting: true)
    try file.run("BEGIN; " + ColumnSchema.sql)
    try write(columns, on: file.connection)
    try file.run("COMMIT")
    let written = seconds()
    try file.run("VACUUM INTO '\(path)'")
    try Self.sync(path)
    print(written - began, seconds() - written, seconds(CLOCK_PROCESS_CPUTIME_ID) - beganCPU)
    unlink(work)
  }

  private func write(_ columns: Columns, on connection: OpaquePointer) throws {
    let writer = try BulkExecutionWriter(connection)
    let ids = try Fleet.functions.map { try writer.intern(resource: $0) }
    var batch: [ExecutionRow] = []
    batch.reserveCapacity(4096)
    for index in columns.starts.indices {
      batch.append(columns.row(index, resource: ids[Int(columns.functions[index])]))
      guard batch.count == 4096 else { continue }
      try writer.append(contentsOf: batch)
      batch.removeAll(keepingCapacity: true)
    }
    try writer.append(contentsOf: batch)
    try writer.finish()
  }

  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw BenchError.unreadable(path: path) }
    fsync(descriptor)
    close(descriptor)
  }
}

extension Columns {
  /// One row as a log line would have given it.
  fileprivate func row(_ index: Int, resource: UInt32) -> ExecutionRow {
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
