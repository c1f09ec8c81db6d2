import CZlib
import CZstd
import Glibc
import ServerlessModel
import Testing

@testable import DataProvider

struct BadInputTests {
  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var out = [UInt8](repeating: 0, count: bytes.count + 4096)
    var stream = z_stream()
    let version = zlibVersion()
    let size = Int32(MemoryLayout<z_stream>.size)
    try #require(
      deflateInit2_(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, version, size) == Z_OK)
    defer { deflateEnd(&stream) }
    var source = bytes
    let count = source.withUnsafeMutableBufferPointer { source in
      out.withUnsafeMutableBufferPointer { out in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = out.baseAddress
        stream.avail_out = UInt32(out.count)
        _ = deflate(&stream, Z_FINISH)
        return Int(stream.total_out)
      }
    }
    return Array(out.prefix(count))
  }

  private static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&out, out.count, bytes, bytes.count, 1)
    return Array(out.prefix(count))
  }

  private func facts(_ shop: Workshop, _ out: String) throws -> [RunFacts] {
    try shop.executions(out).map { RunFacts($0) }
  }

  @Test func `compressed files are the same as plain ones`() throws {
    let shop = try Workshop()
    let text = Array(Runs(20).filterLogEvents().utf8)
    let half = text.count / 2
    try shop.load([shop.write(text, "a.json")], into: "a.perch")
    try shop.load([shop.write(Self.gzip(text), "b.json.gz")], into: "b.perch")
    let members = try Self.gzip(Array(text[..<half])) + Self.gzip(Array(text[half...]))
    try shop.load([shop.write(members, "c.gz")], into: "c.perch")
    try shop.load([shop.write(Self.zstd(text), "d.zst")], into: "d.perch")
    for out in ["b.perch", "c.perch", "d.perch"] {
      try expectSame(facts(shop, out), facts(shop, "a.perch"), "\(out)")
      try expectSame(shop.lines(out), shop.lines("a.perch"), "\(out)")
    }
  }

  @Test func `a gzip file cut short gives what came before and a sentence`() throws {
    let shop = try Workshop()
    let runs = Runs(200)
    for (name, text) in [("json", runs.filterLogEvents()), ("log", runs.grouped())] {
      let packed = try Self.gzip(Array(text.utf8))
      let cut = try shop.write(Array(packed.prefix(packed.count / 2)), "cut.\(name).gz")
      let result = try shop.load([cut], into: "\(name).perch")
      #expect(result.notes.contains { $0.contains("cut short") })
      #expect((20..<200).contains(result.executions), "\(name): \(result.executions)")
    }
  }

  @Test func `junk, a long line and escape codes lose nothing of what is understood`() throws {
    let shop = try Workshop()
    var bytes: [UInt8] = (0..<3000).flatMap { _ in [0, 0xff, 0xfe] as [UInt8] } + [10]
    bytes += Array(Runs(1).bare().utf8)
    bytes += Array(repeating: UInt8(ascii: "x"), count: 3_000_000)
    bytes += Array("\nREPORT RequestId: cut-he\n\u{1b}[31mred\u{1b}[0m\n".utf8)
    bytes += Array(Runs(3).bare().utf8)
    let report = shop.path("report.txt")
    let result = try shop.load([shop.write(bytes, "junk.log")], report: report)
    #expect(Set(try shop.executions().compactMap(\.requestID)).count == 3)
    #expect(result.notUnderstood >= 3)
    let text = String(decoding: try shop.read("report.txt"), as: UTF8.self)
    #expect(text.contains("junk.log:1: "))
    #expect(text.contains("longer than 1 MiB"))
    var state = stat()
    stat(shop.path("out.perch"), &state)
    #expect(state.st_mode & 0o777 == 0o600)
  }

  @Test func `a very long line in prefixed text is cut and the next one is read`() throws {
    let shop = try Workshop()
    var text = "2026-01-01T00:00:00.000Z first\n2026-01-01T00:00:00.500Z "
    text += String(repeating: "long ", count: 1_000_000) + "\n2026-01-01T00:00:01.000Z last\n"
    let result = try shop.load([shop.write(text, "long.log")])
    let lines = try shop.lines()
    #expect(lines.count == 3)
    #expect(lines.last?.hasSuffix("last") == true)
    #expect(result.problems.map(\.line) == [2])
  }

  @Test func `invalid UTF-8 is repaired`() throws {
    let shop = try Workshop()
    let bytes = Array("2026-01-01T00:00:00.000Z caf".utf8) + [0xe9] + Array(" ok é\n".utf8)
    try shop.load([shop.write(bytes, "latin.log")])
    #expect(try shop.lines().first?.hasSuffix("caf\u{FFFD} ok é") == true)
  }

  @Test func `nothing understood leaves no file`() throws {
    let shop = try Workshop()
    var random = SplitMix(seed: 9)
    let noise = (0..<5000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    for (name, bytes) in [
      ("noise", noise), ("empty", []), ("prose.txt", Array("hello there\nnothing here\n".utf8)),
    ] {
      let path = try shop.write(bytes, name)
      let error = #expect(throws: ImportError.self) { try shop.load([path], into: "\(name).perch") }
      #expect(error?.exitCode == 65, "\(name)")
      #expect(access(shop.path("\(name).perch"), F_OK) != 0)
    }
  }

  @Test func `a missing file and an impossible place are said`() throws {
    let shop = try Workshop()
    let missing = #expect(throws: ImportError.self) { try shop.load([shop.path("nope")]) }
    #expect(missing?.exitCode == 66)
    let log = try shop.write(Runs(2).grouped(), "a.log")
    let place = #expect(throws: ImportError.self) {
      try shop.load([log], into: "no/folder/x.perch")
    }
    #expect(place?.exitCode == 73)
    #expect(place?.sentence.contains("no/folder") == true)
  }

  @Test func `a failure leaves the old recording as it was`() throws {
    let shop = try Workshop()
    try shop.load([shop.write(Runs(2).grouped(), "a.log")])
    let before = try shop.read("out.perch")
    let noise = try shop.write([0, 1, 2, 3, 0xff, 10, 0], "noise")
    #expect(throws: ImportError.self) { try shop.load([noise]) }
    #expect(try shop.read("out.perch") == before)
    try shop.write("not a recording", "foreign.perch")
    let log = shop.path("a.log")
    let error = #expect(throws: ImportError.self) { try shop.load([log], into: "foreign.perch") }
    #expect(error?.exitCode == 65)
    #expect(try String(decoding: shop.read("foreign.perch"), as: UTF8.self) == "not a recording")
  }

  @Test func `a JSON object that is too long is left out and the next is read`() throws {
    let shop = try Workshop()
    let long = [UInt8](repeating: UInt8(ascii: "y"), count: 65 << 20)
    let head = Array(
      "{\"events\":[{\"timestamp\":1,\"ingestionTime\":1,\"message\":\"a \\\" ] } {".utf8)
    let rest =
      "\"},{\"timestamp\":1767225600000,\"ingestionTime\":1,\"message\":\"REPORT RequestId: \(Runs.id(1))\\tDuration: 2.00 ms\\tBilled Duration: 2 ms\"}]}"
    let result = try shop.load([shop.write(head + long + Array(rest.utf8), "long.json")])
    #expect(result.executions == 1)
    #expect(result.problems.map(\.reason) == ["a JSON object longer than 64 MiB was left out"])
  }

  @Test func `a report that cannot be written is said before anything is read`() throws {
    let shop = try Workshop()
    let log = try shop.write(Runs(2).grouped(), "a.log")
    let error = #expect(throws: ImportError.self) {
      try shop.load([log], report: shop.path("no/report"))
    }
    #expect(error?.exitCode == 73)
    #expect(access(shop.path("out.perch"), F_OK) != 0)
  }

  @Test func `an empty file may be written over, a folder may not`() throws {
    let shop = try Workshop()
    let log = try shop.write(Runs(2).grouped(), "a.log")
    try shop.write("", "out.perch")
    #expect(try shop.load([log]).executions == 2)
    mkdir(shop.path("folder.perch"), 0o700)
    let error = #expect(throws: ImportError.self) { try shop.load([log], into: "folder.perch") }
    #expect(error?.exitCode == 73)
  }

  @Test func `a file of a folder that goes away is said and the others are read`() throws {
    let shop = try Workshop()
    try shop.write(Runs(2).grouped(), "in/a.log")
    symlink("/proc/self/mem", shop.path("in/b.log"))
    let result = try shop.load([shop.path("in")])
    #expect(result.executions == 2)
  }

  @Test func `colors inside messages are taken out`() throws {
    let shop = try Workshop()
    let id = Runs.id(1)
    let text =
      "2026-01-01T00:00:00.000Z START RequestId: \u{1B}[31m\(id)\u{1B}[0m Version: 1\n"
      + "2026-01-01T00:00:00.001Z \u{1B}[31mERROR\u{1B}[0m \u{1B}[1mrun\u{1B}[0m failed\n"
      + "2026-01-01T00:00:00.009Z REPORT RequestId: \(id)\tDuration: 9.00 ms\n"
    try shop.load([shop.write(text, "bright.log")])
    #expect(try shop.lines().contains { $0.hasSuffix(" ERROR run failed") })
    #expect(try shop.executions().map(\.version) == ["1"])
  }

  @Test func `a folder is walked in order and each file taken once`() throws {
    let shop = try Workshop()
    let runs = Runs(6)
    try shop.write(runs.filterLogEvents(), "in/b/x.json")
    try shop.write(runs.export(), "in/a.log")
    symlink(shop.path("in"), shop.path("in/loop"))
    let result = try shop.load([shop.path("in"), shop.path("in/a.log")])
    #expect(try shop.executions().count == 6)
    #expect(result.notUnderstood == 0)
  }

  @Test func `masked values are found again by their plain text`() throws {
    let shop = try Workshop()
    try shop.load([shop.write(Runs(4).grouped(), "a.log")])
    #expect(try shop.lines().allSatisfy { !$0.contains("@example.com") })
    #expect(try shop.lines().filter { $0.contains("‹email:") }.count == 4)
  }
}
