import Testing

@testable import DataProvider
@testable import perch

struct `The progress of an import` {
  @Test func `shows bytes, rate and time left`() {
    let line = line(50_000_000, of: 200_000_000, after: 1000)
    #expect(line == "[#####---------------] 50 of 200 MB  50 MB/s  4 s left")
  }

  @Test func `is empty at the start and full at the end`() {
    #expect(line(0, of: 200_000_000, after: 0).hasPrefix("[--------------------] 0 of 200 MB"))
    #expect(line(200, of: 200, after: 10).hasPrefix("[####################]"))
  }

  @Test func `says what is done after reading`() {
    let uniting = ImportProgress(phase: .uniting, bytesDone: 9, bytesTotal: 9, path: "a.log")
    #expect(ProgressBar.line(uniting, after: 10).hasSuffix("uniting"))
  }

  @Test(arguments: [(0, 0), (500, 100), (1 << 50, 1 << 50), (1, 1 << 50)] as [(Int64, Int64)])
  func `stays a bar whatever the sizes are`(done: Int64, total: Int64) throws {
    let line = line(done, of: total, after: 1000)
    let close = try #require(line.firstIndex(of: "]"))
    #expect(line[..<close].count == 21)
  }

  private func line(_ done: Int64, of total: Int64, after milliseconds: Int64) -> String {
    let progress = ImportProgress(
      phase: .reading, bytesDone: done, bytesTotal: total, path: "a.log")
    return ProgressBar.line(progress, after: milliseconds)
  }
}
