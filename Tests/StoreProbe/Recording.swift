import ServerlessModel
import SnapshotStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One file that batches go to, with compactions, thinnings and closes far more often than in real use.
struct Recording {
  let path: String
  /// Of how long ago what is told one by one is kept; `nil` for ever.
  var keepSeconds: Int64?

  /// Six hours apart where days are to be thinned.
  var numbered: NumberedBatch { NumberedBatch(spacing: keepSeconds == nil ? 60 : 21_600) }

  func run(from first: Int) throws {
    var number = first
    while true {
      let writer = try SnapshotWriter.record(at: path)
      repeat {
        try writer.write(numbered.batch(number))
        say(number)
        if let keepSeconds, number % 3 == 0 {
          try writer.thin(before: numbered.time(number).adding(seconds: -keepSeconds))
        }
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

  /// What is wrong with the recording; `nil` where it holds each acknowledged batch once, as far as it is to be kept.
  func problem(acknowledged: Int) throws -> String? {
    if acknowledged == 0 { return nil }
    let reader = try SnapshotReader(path: path)
    let info = reader.info
    let held = info.executions / 6
    guard info.executions % 6 == 0 else { return "half a batch: \(info.executions) executions" }
    guard held == acknowledged || held == acknowledged + 1 else {
      return "\(held) batches held, \(acknowledged) acknowledged"
    }
    let mark = info.thinned?.end ?? numbered.time(0)
    if let thinned = info.thinned?.end, let problem = thinnedTooFar(thinned, held) {
      return problem
    }
    for number in 0..<held {
      if let problem = try problem(of: number, keptFrom: mark, in: reader) {
        return "batch \(number), kept from \(mark.rfc3339): " + problem
      }
    }
    return try totals(of: held, keptFrom: mark, info, reader)
  }

  private func thinnedTooFar(_ mark: Instant, _ held: Int) -> String? {
    let allowed = keepSeconds.map { numbered.time(held).adding(seconds: -$0) }
    guard mark > allowed ?? numbered.time(0) else { return nil }
    return "thinned before \(mark.rfc3339), which is to be kept"
  }

  private func problem(
    of number: Int, keptFrom mark: Instant, in reader: SnapshotReader
  ) throws -> String? {
    let batch = numbered.batch(number)
    for (index, run) in batch.executions.enumerated() {
      let requestID = NumberedBatch.request(number, index)
      let found = try reader.executions(requestID: requestID)
      let isKept = (run.end ?? run.start) >= mark
      guard found.count == 1 || (found.isEmpty && !isKept) else {
        return "execution \(requestID) is there \(found.count) times"
      }
      guard
        found.allSatisfy({
          $0.duration == run.duration && $0.status == run.status && $0.start == run.start
        })
      else { return "execution \(requestID) is another" }
    }
    let time = numbered.time(number)
    for series in batch.points {
      let points = try reader.points(
        of: series.id, in: TimeSpan(start: time, end: time.adding(seconds: 1)))
      guard points == series.points else { return "points \(points)" }
    }
    let trace = try reader.trace(batch.traces[0].id)
    return trace == batch.traces[0] || (trace == nil && time < mark) ? nil : "no trace"
  }

  private func totals(
    of held: Int, keptFrom mark: Instant, _ info: SnapshotInfo, _ reader: SnapshotReader
  ) throws -> String? {
    for index in 0..<3 {
      let times = try reader.logBlocks(of: NumberedBatch.group(index)).flatMap(\.times).sorted()
      let written = (0..<held).flatMap { numbered.block($0, function: index).times }
      let kept = written.filter { $0 >= mark.milliseconds }
      guard times.filter({ $0 >= mark.milliseconds }) == kept else {
        return "\(times.count) of \(kept.count) log lines"
      }
      guard Set(times).count == times.count, Set(times).isSubset(of: written) else {
        return "log lines that were thinned are there twice"
      }
    }
    let all = TimeSpan(start: numbered.time(0), end: numbered.time(held + 1))
    let errors = try reader.errorGroups(in: all, resources: []).reduce(0) { $0 + $1.count }
    guard errors == held else { return "\(errors) errors" }
    let counted = try reader.total(of: .account(NumberedBatch.account), in: all).executions
    guard counted == held * 6 else { return "\(counted) executions counted" }
    guard info.thinned == nil else { return nil }
    return info.logLines == held * 24 ? nil : "\(info.logLines) log lines counted"
  }
}
