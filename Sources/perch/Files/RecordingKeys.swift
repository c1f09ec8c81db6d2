import Redaction
import ServerlessModel

/// The keys that masks are made with, kept in the state folder.
enum RecordingKeys {
  /// The key for new recordings, made on first use.
  static func current() throws -> RedactionKey {
    do {
      return try KeyFolder(folder: PerchFolders.keys).current(random: randomBytes)
    } catch {
      throw CommandFailure(.cannotCreate, error.sentence)
    }
  }

  /// What to search for when a user types a plain value that recordings only hold masked.
  static func searchTerm(_ typed: String, for info: SnapshotInfo) throws -> String {
    let key = info.keyID.flatMap { try? KeyFolder(folder: PerchFolders.keys).key(id: $0) }
    return SearchTerm.spellings(of: typed, key: key).first ?? typed
  }

  /// A key that is kept nowhere, so that nobody can try values against what it masks.
  static func fresh() throws -> RedactionKey {
    guard let key = RedactionKey(bytes: randomBytes()) else {
      throw CommandFailure(.unavailable, "No random bytes were to be had. Try again.")
    }
    return key
  }

  private static func randomBytes() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
