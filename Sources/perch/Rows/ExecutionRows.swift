import InsightEngine
import ServerlessModel

/// Executions as rows of output.
struct ExecutionRows {
  private var costs: ExecutionCosts

  init(reading: any SnapshotReading, at moment: Instant) {
    costs = ExecutionCosts(reading: reading, at: moment)
  }

  /// Reads page after page until `limit` rows; 0 reads all.
  static func pages(of query: ExecutionQuery, limit: Int, from reading: any SnapshotReading) throws
    -> [Row]
  {
    var printer = ExecutionRows(reading: reading, at: query.at)
    var query = query
    var rows: [Row] = []
    repeat {
      query.offset = rows.count
      query.limit = limit == 0 ? 4096 : min(4096, limit - rows.count)
      let page = try reading.page(query)
      for execution in page.rows { rows.append(try printer.row(execution)) }
      if !page.hasMore || page.rows.isEmpty { break }
    } while limit == 0 || rows.count < limit
    return rows
  }

  mutating func row(_ run: Execution) throws -> Row {
    var row = Row()
    row.add("requestId", run.requestID?.description)
    row.add("functionName", run.functionName)
    row.add("resource", run.resource.arn)
    row.add("account", run.resource.account)
    row.add("region", run.resource.region)
    row.add("version", run.version)
    row.add("start", run.start)
    row.add("end", run.end)
    addFigures(of: run, to: &row)
    addRetry(of: run, to: &row)
    row.add("status", run.status.name)
    row.add("errorType", run.errorType)
    row.add("errorMessage", run.errorMessage)
    row.add("errorGroup", run.errorGroup?.description)
    row.add("anomalous", run.anomalous)
    row.add("traceId", run.traceID?.description)
    row.add("segmentId", run.segmentID?.description)
    row.add("sampled", run.sampled)
    row.add("phase", run.phase)
    row.add("logGroup", run.logGroup)
    row.add("logStream", run.logStream)
    row.add("costUSD", try costs.costUSD(of: run))
    return row
  }

  private func addFigures(of run: Execution, to row: inout Row) {
    row.add("durationMs", run.duration)
    row.add("billedMs", run.billed)
    row.add("memoryMB", run.memoryMB)
    row.add("maxMemoryMB", run.maxMemoryMB)
    row.add("initMs", run.initDuration)
    row.add("restoreMs", run.restoreDuration)
    row.add("billedRestoreMs", run.billedRestore)
    row.add("initType", run.initType?.name)
    row.add("coldStart", run.coldStart)
  }

  private func addRetry(of run: Execution, to row: inout Row) {
    if run.requestID != nil { row.add("attempt", run.attempt) }
    if run.attemptIsLowerBound { row.add("attemptIsLowerBound", true) }
    row.add("retryKind", run.retryKind?.name)
    row.add("retryEvidence", run.retryEvidence)
  }
}
