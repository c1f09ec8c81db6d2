import AWSClient

/// The profiles that the shared AWS configuration and credentials files name.
enum AWSProfiles {
  struct Profile: Hashable {
    var name: String
    var region: String?
  }

  /// The profiles of this user, by name, the default one first.
  static var all: [Profile] { profiles(of: SharedConfiguration(.process)) }

  /// Reads both files; sections of the configuration that are no profiles are left out.
  static func parse(config: String, credentials: String) -> [Profile] {
    profiles(of: SharedConfiguration(config: config, credentials: credentials))
  }

  private static func profiles(of files: SharedConfiguration) -> [Profile] {
    files.names.map { Profile(name: $0, region: files.profiles[$0]?["region"]) }
  }
}
