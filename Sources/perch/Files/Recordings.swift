import ServerlessModel
import SnapshotStore

/// Finds and opens recordings.
enum Recordings {
  static let sampleName = "market.perch"

  /// Opens a recording for reading, or says why it cannot be.
  static func open(_ path: String) throws -> SnapshotReader {
    do {
      return try SnapshotReader(path: path)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Opens the sample.
  static func sample() throws -> SnapshotReader { try open(try samplePath()) }

  /// Beside the binary, in `../share/perch`, in `PERCH_SHARE`, or in a source tree above the binary; else the hour of it
  /// that is compiled in.
  static func samplePath() throws -> String {
    let places = sampleFolders.map { $0 + "/" + sampleName }
    guard let found = places.first(where: FileText.exists) ?? InnerSample.unpacked() else {
      throw CommandFailure(
        .noInput,
        "The sample recording \(sampleName) was not found, and the hour of it inside the program could not be "
          + "unpacked to \(InnerSample.path) or \(InnerSample.temporaryFolder). Looked in: "
          + sampleFolders.joined(separator: ", ")
          + ". Set XDG_CACHE_HOME or TMPDIR to a folder that can be written, or PERCH_SHARE to the one that holds it."
      )
    }
    return found
  }

  private static var sampleFolders: [String] {
    let binary = ProgramFile.folder
    let given = Environment.value("PERCH_SHARE").map { [$0] } ?? []
    return given + [binary, binary + "/../share/perch"]
      + ["/../../..", "/../.."].map { binary + $0 + "/SampleData" }
  }
}

extension CommandFailure {
  /// A recording that cannot be read or written.
  init(_ error: SnapshotError) {
    self.init(Code(rawValue: error.kind.exitCode) ?? .badData, error.sentence)
  }
}
