import Foundation
import Redaction
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

struct CutErrorTests {
  private let workshop: Workshop
  private let original: SnapshotReader

  init() throws {
    workshop = try Workshop()
    let writer = try SnapshotWriter.create(at: workshop.path("original.perch"))
    try writer.write(CutFixture.batch())
    try writer.finish()
    original = try SnapshotReader(path: workshop.path("original.perch"))
  }

  private func failure(_ change: (inout CutOptions) -> Void) throws -> CutError {
    var options = CutOptions(
      span: CutFixture.span, scope: .everything, out: workshop.path("cut.perch"),
      recordedBy: "perch")
    change(&options)
    let key = try #require(RedactionKey(bytes: [UInt8](repeating: 1, count: 32)))
    let wanted = options
    let error = try #require(throws: CutError.self) {
      try IncidentCut.make(from: original, wanted, key: key)
    }
    return error
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: workshop.folder)) ?? []
  }

  @Test func `a window outside the recording is refused, naming what is held`() throws {
    let error = try failure {
      $0.span = TimeSpan(seconds: 60, endingAt: CutFixture.start.adding(seconds: -900_000))
    }
    #expect(error.exitCode == 66)
    #expect(error.sentence.contains("the recording holds 2026-"))
    #expect(names == ["original.perch"])
  }

  @Test func `a scope that holds nothing is refused`() throws {
    let error = try failure { $0.scope.resource = "nobody" }
    #expect(error == .nothingInScope(at: CutFixture.span.end))
    #expect(names == ["original.perch"])
  }

  @Test func `a file that is there is left alone`() throws {
    try workshop.write("mine", "cut.perch")
    let error = try failure { _ in }
    #expect(error.exitCode == 73)
    #expect(try String(contentsOfFile: workshop.path("cut.perch"), encoding: .utf8) == "mine")
  }

  @Test func `a file opens inside its window`() throws {
    #expect(try failure { $0.openAt = CutFixture.span.end.adding(milliseconds: 1) }.exitCode == 64)
  }

  @Test func `a place that cannot be written leaves nothing behind`() throws {
    var options = CutOptions(
      span: CutFixture.span, scope: .everything, out: workshop.path("nowhere/cut.perch"),
      recordedBy: "perch")
    options.openAt = CutFixture.inside
    let key = try #require(RedactionKey(bytes: [UInt8](repeating: 1, count: 32)))
    let wanted = options
    let error = try #require(throws: SnapshotError.self) {
      try IncidentCut.make(from: original, wanted, key: key)
    }
    #expect(error.kind == .cannotCreate)
    #expect(names == ["original.perch"])
  }
}
