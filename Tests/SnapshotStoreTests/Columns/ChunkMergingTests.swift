import ServerlessModel
import Testing

@testable import SnapshotStore

@Suite struct ChunkMergingTests {
  private static let day: Int64 = 86_400

  /// Chunks that lie side by side, as the number of their runs and the second at which they start.
  struct Stretch: Sendable {
    var chunks: [(runs: Int, start: Int64)]
    var merged: [Int]
  }

  static let stretches = [
    Stretch(chunks: [(3500, 0), (500, 10_000)], merged: [4000]),
    Stretch(chunks: [(4000, 0), (90, 10_000), (4096, 20_000)], merged: [4090, 4096]),
    Stretch(chunks: [(3000, 0), (3000, 10_000), (500, 20_000)], merged: [3000, 3500]),
    Stretch(chunks: [(2, 0), (1, 10), (1, 100 * day)], merged: [3, 1]),
    Stretch(chunks: [(1, 0), (1, 44 * day), (1, 46 * day), (1, 89 * day)], merged: [2, 2]),
  ]

  @Test(.timeLimit(.minutes(10)), arguments: stretches)
  func `neighbours are merged until no two fit into one`(_ stretch: Stretch) throws {
    let database = try ColumnDatabase()
    let writer = ColumnWriter(database.handle)
    var number: UInt64 = 0
    var runs: [Execution] = []
    for chunk in stretch.chunks {
      let told = (0..<chunk.runs).map { index in
        number += 1
        return Execution(
          resource: Make.function(), requestID: Make.request(number),
          start: Make.at(chunk.start + Int64(index)), status: .success)
      }
      try writer.append(told)
      try writer.compactAll()
      runs += told
    }
    try writer.settle()
    #expect(try database.chunkSizes() == stretch.merged)
    #expect(try database.everything([Make.function()]) == runs)
  }
}

extension ColumnDatabase {
  fileprivate func chunkSizes() throws -> [Int] {
    let statement = try Statement("SELECT n FROM run_chunk ORDER BY t0", on: handle)
    var sizes: [Int] = []
    while try statement.step() { sizes.append(Int(statement.int(0))) }
    return sizes
  }
}
