import Testing

/// The arrows between targets, as ARCHITECTURE.md draws them.
struct ImportTests {
  private static let ours: [String: Set<String>] = [
    "ServerlessModel": [],
    "LogParsing": ["ServerlessModel"],
    "Redaction": ["ServerlessModel"],
    "SnapshotStore": ["ServerlessModel"],
    "InsightEngine": ["ServerlessModel"],
    "AWSClient": [],
    "DataProvider": ["ServerlessModel", "LogParsing", "Redaction", "SnapshotStore", "AWSClient"],
    "CellGrid": [],
    "Console": ["ServerlessModel", "InsightEngine", "CellGrid"],
    "NcursesTerminal": ["CellGrid"],
    "SampleMaker": ["ServerlessModel"],
    "perch": [
      "ServerlessModel", "LogParsing", "Redaction", "SnapshotStore", "InsightEngine", "AWSClient",
      "DataProvider", "CellGrid", "Console", "NcursesTerminal", "Themes",
    ],
  ]

  private static let outside: [String: Set<String>] = [
    "AWSClient": [
      "AsyncHTTPClient", "Crypto", "NIOCore", "NIOHTTP1", "NIOHTTPCompression", "NIOPosix",
      "NIOSSL",
    ],
    "Redaction": ["Crypto"],
    "SnapshotStore": ["GRDB", "GRDBSQLite", "CZstd"],
    "DataProvider": ["CZlib", "CZstd"],
    "NcursesTerminal": ["CNcurses", "CTerminal"],
    "perch": ["ArgumentParser", "AsyncHTTPClient", "CSample", "NIOCore", "NIOHTTP1", "Yams"],
  ]

  private static let system: Set<String> = [
    "Glibc", "Musl", "Foundation", "Synchronization", "Dispatch",
  ]

  @Test(arguments: ours.keys.sorted())
  func `a target imports only what the table allows`(target: String) {
    let files = SourceTree.files(below: "Sources/\(target)")
    #expect(!files.isEmpty, "Sources/\(target) holds no file")
    let allowed = (Self.ours[target] ?? []).union(Self.outside[target] ?? []).union(Self.system)
    for file in files {
      for module in SourceTree.imports(of: file) where !allowed.contains(module) {
        Issue.record("\(file.path) imports \(module)")
      }
    }
  }

  @Test func `only NcursesTerminal imports curses`() {
    for file in SourceTree.files(below: "Sources") where !file.path.contains("/NcursesTerminal/") {
      #expect(!SourceTree.imports(of: file).contains("CNcurses"), "\(file.path) imports curses")
    }
  }

  @Test func `nothing imports FoundationNetworking`() {
    for file in SourceTree.files(below: "Sources") {
      #expect(!SourceTree.imports(of: file).contains("FoundationNetworking"), "\(file.path)")
    }
  }

  @Test func `the manifest names every folder of Sources`() {
    let manifest = SourceTree.files(below: ".", ending: "Package.swift").first {
      $0.path == "./Package.swift"
    }
    let text = manifest?.lines.joined(separator: "\n") ?? ""
    for target in Self.ours.keys { #expect(text.contains("\"\(target)\""), "\(target)") }
  }
}
