import ServerlessModel
import SnapshotStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One file that batches go to, with compactions and closes far more often than in real use.
struct Recording {
  let path: String

  func run(from first: Int) throws {
    var number = first
    while true {
      let writer = try SnapshotWriter.record(at: path)
      repeat {
        try writer.write(NumberedBatch.batch(number))
        say(number)
        number += 1
        if number % 7 == 0 { try writer.compact() }
      } while number % 20 != 0
      try writer.finish()
    }
  }

  /// Past all buffers, so that a kill loses nothing that was said.
  private func say(_ number: Int) {
    let line = Array("\(number)\n".utf8)
    _ = write(1, line, line.count)
  }

  /// What is wrong with the recording; `nil` where it holds each acknowledged batch once.
  func problem(acknowledged: Int) throws -> String? {
    if acknowledged == 0 { return nil }
    let reader = try SnapshotReader(path: path)
    let info = reader.info
    let held = info.executions / 6
    guard info.executions % 6 == 0 else { return "half a batch: \(info.executions) executions" }
    guard held == acknowledged || held == acknowledged + 1 else {
      return "\(held) batches held, \(acknowledged) acknowledged"
    }
    for number in 0..<held {
      if let problem = try problem(of: number, in: reader) { return "batch \(number): " + problem }
    }
    return try totals(of: held, info, reader)
  }

  private func problem(of number: Int, in reader: SnapshotReader) throws -> String? {
    let batch = NumberedBatch.batch(number)
    for run in batch.executions {
      let requestID = NumberedBatch.request(number, batch.executions.firstIndex(of: run) ?? 0)
      let found = try reader.executions(requestID: requestID)
      guard found.count == 1, found[0].duration == run.duration, found[0].status == run.status,
        found[0].start == run.start
      else { return "execution \(requestID) is there \(found.count) times" }
    }
    let time = NumberedBatch.time(number)
    for series in batch.points {
      let points = try reader.points(
        of: series.id, in: TimeSpan(start: time, end: time.adding(seconds: 1)))
      guard points == series.points else { return "points \(points)" }
    }
    return try reader.trace(batch.traces[0].id) == batch.traces[0] ? nil : "no trace"
  }

  private func totals(
    of held: Int, _ info: SnapshotInfo, _ reader: SnapshotReader
  ) throws -> String? {
    for index in 0..<3 {
      let blocks = try reader.logBlocks(of: NumberedBatch.group(index))
      let times = blocks.flatMap(\.times).sorted()
      let expected = (0..<held).flatMap { NumberedBatch.block($0, function: index).times }
      guard times == expected else { return "\(times.count) of \(expected.count) log lines" }
    }
    let all = TimeSpan(start: NumberedBatch.time(0), end: NumberedBatch.time(held + 1))
    let errors = try reader.errorGroups(in: all, resources: []).reduce(0) { $0 + $1.count }
    guard errors == held else { return "\(errors) errors" }
    let counted = try reader.total(of: .account(NumberedBatch.account), in: all).executions
    guard counted == held * 6 else { return "\(counted) executions counted" }
    return info.logLines == held * 24 ? nil : "\(info.logLines) log lines counted"
  }
}
