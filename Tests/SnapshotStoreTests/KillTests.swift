import Foundation
import Testing

/// Kills a recorder at random moments; what it had acknowledged must be there exactly once.
struct `Recordings survive a kill` {
  private static var rounds: Int {
    ProcessInfo.processInfo.environment["PERCH_KILLS"].flatMap { Int($0) } ?? 20
  }

  @Test func `every acknowledged batch is there once, compactions and closes included`() throws {
    try killAndVerify(keepDays: nil)
  }

  @Test
  func `what is to be kept is there once while older days are thinned, and counts are not doubled`()
    throws
  {
    try killAndVerify(keepDays: 2)
  }

  private func killAndVerify(keepDays days: Int?) throws {
    let folder = try TemporaryFolder()
    var random = SeededRandom(42)
    var acknowledged = 0
    for round in 0..<Self.rounds {
      // A new file now and then, since what is checked grows with it.
      let path = folder.file("killed-\(round / 10).perch")
      if round % 10 == 0 { acknowledged = 0 }
      let delay = Double.random(in: 0.005...0.35, using: &random)
      // Every other recorder may begin, however slow the system; the others are killed at any moment.
      acknowledged = try record(
        path, from: acknowledged, killedAfter: delay, afterBegin: round % 2 == 1, days)
      let (status, output) = try verify(path, acknowledged, days)
      try #require(status == 0, "round \(round) after \(acknowledged) batches: \(output)")
      acknowledged = try held(path, acknowledged, days)
    }
    #expect(acknowledged > 0)
    let leftovers = folder.names.filter { $0.hasSuffix(".tmp") }
    #expect(leftovers.count <= Self.rounds / 10 + 1, "temporary files pile up: \(leftovers)")
  }

  /// Answers how many batches the recorder said were safe, before it was killed.
  private func record(
    _ path: String, from first: Int, killedAfter delay: Double, afterBegin: Bool, _ days: Int?
  ) throws -> Int {
    let process = try probe("record", path, first, days)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var told = afterBegin ? output.fileHandleForReading.availableData : Data()
    Thread.sleep(forTimeInterval: delay)
    kill(process.processIdentifier, SIGKILL)
    told += output.fileHandleForReading.readDataToEndOfFile()
    let said = String(decoding: told, as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal, "it ended by itself: \(said.suffix(300))")
    let whole =
      said.last == "\n" ? said : String(said[..<(said.lastIndex(of: "\n") ?? said.startIndex)])
    return whole.split(separator: "\n").last.flatMap { Int($0) }.map { $0 + 1 } ?? first
  }

  private func verify(
    _ path: String, _ acknowledged: Int, _ days: Int?
  ) throws -> (Int32, String) {
    let process = try probe("verify", path, acknowledged, days)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  /// A batch may have been committed and not acknowledged; the next recorder goes on after it.
  private func held(_ path: String, _ acknowledged: Int, _ days: Int?) throws -> Int {
    try verify(path, acknowledged + 1, days).0 == 0 ? acknowledged + 1 : acknowledged
  }

  private func probe(
    _ verb: String, _ path: String, _ number: Int, _ days: Int?
  ) throws -> Process {
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appendingPathComponent("StoreProbe")
    process.arguments = [verb, path, String(number)] + (days.map { [String($0)] } ?? [])
    return process
  }
}
