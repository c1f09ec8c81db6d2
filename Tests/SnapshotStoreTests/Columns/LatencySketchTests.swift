import Testing

@testable import SnapshotStore

@Suite struct LatencySketchTests {
  private func sketch(_ values: [Int64]) -> LatencySketch {
    var scratch = SketchScratch()
    scratch.add(values.map { LatencyBucket.index(of: $0) })
    return scratch.take()
  }

  @Test func `every duration lies in the bounds of its bucket, and buckets leave no gap`() {
    for shift in 0..<41 {
      for offset in -2...2 {
        let value = max(0, Int64(1) << Int64(shift) + Int64(offset))
        #expect(LatencyBucket.bounds(of: LatencyBucket.index(of: value)).contains(value))
      }
    }
    for bucket in 0..<LatencyBucket.count - 1 {
      let bounds = LatencyBucket.bounds(of: UInt16(bucket))
      #expect(LatencyBucket.bounds(of: UInt16(bucket + 1)).lowerBound == bounds.upperBound + 1)
    }
    #expect(LatencyBucket.index(of: .max) == UInt16(LatencyBucket.count - 1))
    #expect(LatencyBucket.index(of: -5) == 0)
  }

  @Test func `a quantile is off by 0.8 percent at most, also after merging`() throws {
    var numbers = SeededNumbers(5)
    let values = (0..<20_000).map { _ in
      Int64(numbers.next() % (1 << (6 + UInt64(numbers.below(24)))))
    }
    var merged = LatencySketch()
    for first in stride(from: 0, to: values.count, by: 777) {
      merged.merge(sketch(Array(values[first..<min(values.count, first + 777)])))
    }
    #expect(merged == sketch(values))
    let sorted = values.sorted()
    for share in [0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1] {
      let exact = sorted[LatencySketch.rank(share, of: sorted.count) - 1]
      let answer = try #require(merged.quantile(share))
      #expect(abs(Double(answer - exact)) <= 0.008 * Double(exact))
    }
  }

  @Test func `a sketch comes back from its bytes, and damaged bytes throw or answer`() throws {
    var numbers = SeededNumbers(6)
    let original = sketch((0..<500).map { _ in Int64(numbers.below(900_000)) })
    var writer = ByteWriter()
    original.encode(into: &writer)
    func decode(_ bytes: [UInt8]) throws -> LatencySketch {
      try bytes.withUnsafeBytes { buffer in
        var reader = ByteReader(buffer, "sketch")
        return try LatencySketch(&reader)
      }
    }
    #expect(try decode(writer.bytes) == original)
    for length in 0..<writer.count {
      #expect(throws: ColumnError.self) { try decode(Array(writer.bytes[..<length])) }
    }
    for _ in 0..<2000 {
      var hurt = writer.bytes
      hurt[numbers.below(hurt.count)] = UInt8(truncatingIfNeeded: numbers.next())
      _ = try? decode(hurt)
    }
  }
}
