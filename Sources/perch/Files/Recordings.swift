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

  /// Beside the binary, in `../share/perch`, in `PERCH_SHARE`, or in a source tree above the binary.
  static func samplePath() throws -> String {
    let places = sampleFolders.map { $0 + "/" + sampleName }
    guard let found = places.first(where: FileText.exists) else {
      throw CommandFailure(
        .noInput,
        "The sample recording \(sampleName) was not found. Looked in: "
          + sampleFolders.joined(separator: ", ")
          + ". Set PERCH_SHARE to the folder that holds it.")
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
