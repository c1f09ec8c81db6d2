import ServerlessModel
@testable import SnapshotStore
import Testing

/// Metric points come back to the bit, in few bytes.
struct `Metric points` {
  private func points(_ values: [Double], step: Int64 = 60, gaps: Set<Int> = []) -> [MetricPoint] {
    values.indices.filter { !gaps.contains($0) }.map {
      MetricPoint(time: Make.at(Int64($0) * step), value: values[$0])
    }
  }

  @Test(
    arguments: [
      ("nothing", []), ("one", [3]), ("zeros", [Double](repeating: 0, count: 500)),
      ("counts", (0..<512).map { Double(($0 * 7919) % 1000) }),
      ("cents", (0..<300).map { Double($0 * 37) / 100 }),
      ("thirds", (1..<300).map { 1000 / Double($0) }),
      ("a zero below zero", [1, -0.0, 2]),
      ("odd ones", [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, 1e300, -17.25, 9e15]),
    ] as [(String, [Double])])
  func `come back to the bit`(label: String, values: [Double]) throws {
    for gaps in [[], [1, 7, 8], Set(0..<max(0, values.count - 1))] as [Set<Int>] {
      let before = points(values, gaps: gaps)
      let after = try PointCodec.decode(PointCodec.encode(before))
      #expect(after.map(\.time) == before.map(\.time))
      #expect(after.map(\.value.bitPattern) == before.map(\.value.bitPattern))
    }
  }

  @Test func `random ones come back to the bit`() throws {
    var random = SeededRandom(7)
    for _ in 0..<200 {
      var time = Int64.random(in: -1 << 40...1 << 41, using: &random)
      let before = (0..<Int.random(in: 0...600, using: &random)).map { _ in
        time += Int64.random(in: 1...100_000, using: &random)
        return MetricPoint(
          time: Instant(milliseconds: time),
          value: Bool.random(using: &random)
            ? Double.random(in: -1e6...1e6, using: &random)
            : Double(Int.random(in: 0...50, using: &random)))
      }
      #expect(try PointCodec.decode(PointCodec.encode(before)) == before)
    }
  }

  @Test func `damaged bytes are an error and never a crash`() {
    var random = SeededRandom(8)
    let whole = PointCodec.encode(points((0..<400).map { 100 / Double($0 + 1) }))
    for _ in 0..<3000 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = try? PointCodec.decode(bytes)
    }
  }

  @Test func `regular counts take little more than a byte each`() {
    let bytes = PointCodec.encode(points((0..<512).map { Double(($0 * 7919) % 200) }))
    #expect(bytes.count < 512 * 5 / 4)
  }

  @Test func `the later written of two at one time stands`() throws {
    let folder = try TemporaryFolder()
    let reader = try Make.snapshot(
      folder, Make.batch { $0.points = [Make.series([(0, 1), (60, 2), (120, 3)])] },
      Make.batch { $0.points = [Make.series([(60, 20), (180, 4)])] })
    let points = try reader.points(of: Make.series([]).id, in: Make.span(0, 1000))
    #expect(points.map(\.value) == [1, 20, 3, 4])
    #expect(reader.info.points == 4)
  }

  @Test(arguments: [false, true])
  func `batches in any order, with repeats, make the same series`(recorded: Bool) throws {
    let folder = try TemporaryFolder()
    var random = SeededRandom(recorded ? 1 : 2)
    let truth = (0..<3000).map { (Int64($0) * 60, Double($0 % 17)) }
    var batches = stride(from: 0, to: 3000, by: 100).map { Array(truth[$0..<$0 + 100]) }
    batches += batches.prefix(5)
    batches.shuffle(using: &random)
    let path = folder.file()
    let writer = recorded ? try SnapshotWriter.record(at: path) : try .create(at: path)
    for batch in batches { try writer.write(Make.batch { $0.points = [Make.series(batch)] }) }
    for (from, to) in [
      (0, 180_000), (59, 61), (30_000, 90_001), (179_940, 180_000), (200_000, 300_000),
    ] {
      let expected = truth.filter { $0.0 >= from && $0.0 < to }.map(\.1)
      let early = try writer.reader().points(
        of: Make.series([]).id, in: Make.span(Int64(from), Int64(to)))
      #expect(early.map(\.value) == expected)
    }
    try writer.finish()
    let reader = try SnapshotReader(path: path)
    for (from, to) in [
      (0, 180_000), (59, 61), (30_000, 90_001), (30_721, 30_722), (179_940, 180_000),
    ] {
      let expected = truth.filter { $0.0 >= from && $0.0 < to }.map(\.1)
      let points = try reader.points(of: Make.series([]).id, in: Make.span(Int64(from), Int64(to)))
      #expect(points.map(\.value) == expected)
    }
    #expect(reader.info.points == 3000)
  }

  @Test func `a reader that stays open sees each block once, before and after a compaction`() throws
  {
    let folder = try TemporaryFolder()
    let writer = try SnapshotWriter.record(at: folder.file())
    let reader = try writer.reader()
    func write(_ name: String, _ value: Double) throws {
      try writer.write(
        Make.batch { $0.points = [Make.series(name, .sum, [(0, value), (60, value)])] })
      _ = try reader.refresh()
    }
    func values(_ name: String) throws -> [Double] {
      try reader.points(of: Make.series(name, .sum, []).id, in: Make.span(0, 1000)).map(\.value)
    }
    for number in 0..<59 {
      try write("m\(number)", Double(number))
      #expect(try values("m\(number)") == [Double(number), Double(number)])
    }
    for number in 59..<130 { try write("m\(number)", Double(number)) }
    for number in 0..<130 {
      #expect(try values("m\(number)") == [Double(number), Double(number)])
    }
    #expect(try values("other").isEmpty)
  }

  @Test func `a metric of a resource is found at its finest period and plainest dimensions`() throws
  {
    let folder = try TemporaryFolder()
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.points = [
          Make.series("Invocations", .sum, period: 300, [(0, 50)]),
          Make.series("Invocations", .sum, period: 60, [(0, 10), (60, 11)]),
          Make.series(
            "Invocations", .sum, extra: [.init(name: "Resource", value: "orders-api:live")],
            [(0, 1)]),
        ]
      })
    let held = try reader.points("Invocations", .sum, of: Make.function(), in: Make.span(0, 300))
    #expect(held.value?.map(\.value) == [10, 11])
    let absent = try reader.points("Errors", .sum, of: Make.function(), in: Make.span(0, 300))
    #expect(absent.reason == .notRecorded("metrics"))
  }

  @Test func `minutes that were read only for a while do not hide what was before and after them`()
    throws
  {
    let folder = try TemporaryFolder()
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.points = [
          Make.series("Invocations", .sum, period: 300, [(0, 50), (300, 60), (600, 70)]),
          Make.series("Invocations", .sum, period: 60, [(300, 20), (480, 40)]),
        ]
      })
    func values(_ from: Int64, _ to: Int64) throws -> [Double]? {
      try reader.points("Invocations", .sum, of: Make.function(), in: Make.span(from, to)).value?
        .map(\.value)
    }
    #expect(try values(0, 900) == [50, 60, 70])
    #expect(try values(300, 900) == [60, 70])
    #expect(try values(0, 600) == [50, 60])
    #expect(try values(300, 600) == [20, 40])
  }
}
