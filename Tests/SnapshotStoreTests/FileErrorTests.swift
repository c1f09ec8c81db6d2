import Foundation
import ServerlessModel
import SnapshotStore
import Testing

/// What a user hears of files that cannot be read, and that nothing is harmed when writing fails.
struct `Files that cannot be read` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func error(_ path: String) -> SnapshotError? {
    do throws(SnapshotError) {
      _ = try SnapshotReader(path: path)
      return nil
    } catch { return error }
  }

  private func finished(_ name: String = "whole.perch") throws -> String {
    _ = try Make.snapshot(
      folder, Make.batch { $0.resources = (0..<200).map { Make.resource("orders-\($0)") } },
      name: name)
    return folder.file(name)
  }

  @Test func `a missing file is no input`() {
    let path = folder.file("none.perch")
    #expect(error(path) == .notFound(path: path))
    #expect(error(path)?.kind.exitCode == 66)
  }

  @Test func `a folder is no input`() {
    #expect(error(folder.path) == .isFolder(path: folder.path))
  }

  @Test func `an empty file says so`() throws {
    let path = folder.file("empty.perch")
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(error(path) == .empty(path: path))
    #expect(error(path)?.kind.exitCode == 65)
  }

  @Test(arguments: ["START RequestId: 1\nEND\n", String(repeating: "x", count: 9000)])
  func `another kind of file is refused`(contents: String) throws {
    let path = folder.file("app.log")
    try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
    #expect(error(path) == .notASnapshot(path: path))
    #expect(error(path)?.sentence.contains("perch import") == true)
  }

  @Test func `another program's database is refused`() throws {
    let path = try finished()
    try patch(path, at: 68, with: [0, 0, 0, 1])
    #expect(error(path) == .notASnapshot(path: path))
  }

  @Test func `a newer version is refused with both numbers`() throws {
    let path = try finished()
    try patch(path, at: 60, with: [0, 0, 0, 9])
    #expect(error(path) == .newer(path: path, version: 9, known: 1))
    #expect(error(path)?.sentence.contains("version 9") == true)
  }

  @Test(arguments: [0.9, 0.5, 0.1, 0.001])
  func `a file cut short says so`(share: Double) throws {
    let path = try finished()
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(fileURLWithPath: path))
    #expect(error(path) == .truncated(path: path))
  }

  @Test func `names with signs that addresses use open as well`() throws {
    let path = try finished("a #1?50% é.perch")
    #expect(error(path) == nil)
  }

  @Test func `files are private, or their group's where asked`() throws {
    let path = try finished()
    let writer = try SnapshotWriter.create(
      at: folder.file("shared.perch"), options: .init(groupReadable: true))
    try writer.finish()
    #expect(try mode(path) == 0o600)
    #expect(try mode(folder.file("shared.perch")) == 0o640)
  }

  @Test func `a target that cannot be made is said before anything is written`() {
    let path = folder.file("no/such/folder/x.perch")
    #expect { try SnapshotWriter.create(at: path) } throws: {
      ($0 as? SnapshotError)?.kind == .cannotCreate
    }
  }

  @Test func `the old file stays while a new one is built and after it is given up`() throws {
    let path = try finished()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let writer = try SnapshotWriter.create(at: path)
    try writer.write(Make.batch { $0.resources = [Make.resource("other")] })
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    writer.abandon()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(folder.names == ["whole.perch"])
  }

  @Test func `a second recorder is turned away`() throws {
    let path = folder.file("live.perch")
    let first = try SnapshotWriter.record(at: path)
    #expect(throws: SnapshotError.busy(path: path, by: nil)) { try SnapshotWriter.record(at: path) }
    try first.finish()
    try SnapshotWriter.record(at: path).finish()
  }

  @Test func `a finished recording is one compact file`() throws {
    let path = folder.file("live.perch")
    let writer = try SnapshotWriter.record(at: path)
    try writer.write(Make.batch { $0.resources = [Make.resource()] })
    #expect(try SnapshotReader(path: path).isBeingRecorded)
    try writer.finish()
    #expect(folder.names == ["live.perch"])
    #expect(try SnapshotReader(path: path).isBeingRecorded == false)
  }

  @Test func `a reader never writes, not even beside the file`() throws {
    let path = try finished()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let reader = try SnapshotReader(path: path)
    _ = try reader.resources(at: Make.noon)
    #expect(folder.names == ["whole.perch"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  private func patch(_ path: String, at offset: Int, with bytes: [UInt8]) throws {
    var data = try Data(contentsOf: URL(fileURLWithPath: path))
    data.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    try data.write(to: URL(fileURLWithPath: path))
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }
}
