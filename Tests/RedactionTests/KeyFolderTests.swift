import Glibc
import Testing

@testable import Redaction

struct KeyFolderTests {
  private func folder() throws -> String {
    var template = Array("/tmp/perch-keys-XXXXXX".utf8CString)
    return String(cString: try #require(mkdtemp(&template))) + "/state/keys"
  }

  @Test func `makes one key for its owner and keeps it`() throws {
    let folder = try folder()
    let keys = KeyFolder(folder: folder)
    let first = try keys.current { Array(repeating: 7, count: 32) }
    let second = try keys.current { Array(repeating: 8, count: 32) }
    #expect(first.id == second.id)
    var state = stat()
    stat(folder + "/default", &state)
    #expect(state.st_mode & 0o777 == 0o600)
    #expect(try keys.key(id: first.id).id == first.id)
  }

  @Test func `says which key is missing and where it belongs`() throws {
    let folder = try folder()
    let error = #expect(throws: KeyFolderError.self) {
      try KeyFolder(folder: folder).key(id: "deadbeef")
    }
    #expect(error?.sentence.contains("deadbeef") == true)
    #expect(error?.sentence.contains(folder) == true)
    #expect(throws: KeyFolderError.self) { try KeyFolder(folder: folder).key(id: "../default") }
  }

  @Test func `does not take a damaged key for one`() throws {
    let folder = try folder()
    _ = try KeyFolder(folder: folder).current { Array(repeating: 7, count: 32) }
    truncate(folder + "/default", 5)
    #expect(throws: KeyFolderError.self) {
      try KeyFolder(folder: folder).current { Array(repeating: 7, count: 32) }
    }
  }

  @Test func `needs 32 random bytes`() throws {
    let keys = KeyFolder(folder: try folder())
    #expect(throws: KeyFolderError.self) { try keys.current { [1, 2, 3] } }
    #expect(RedactionKey(bytes: []) == nil)
  }
}
