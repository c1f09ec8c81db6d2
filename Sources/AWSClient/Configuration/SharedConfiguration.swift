/// What `~/.aws/config` and `~/.aws/credentials` say together.
package struct SharedConfiguration: Sendable, SecretHolding {
  package private(set) var profiles: [String: Profile] = [:]
  private(set) var ssoSessions: [String: [String: ConfigurationSetting]] = [:]
  private(set) var services: [String: [String: ConfigurationSetting]] = [:]
  /// Titles of the config file that mean nothing to AWS.
  private(set) var others: Set<String> = []
  let configPlace: ConfigurationPlace
  let credentialsPlace: ConfigurationPlace

  /// Reads both files from where the environment says they are.
  package init(_ environment: AWSEnvironment) {
    self.init(
      ConfigurationPlace("AWS_CONFIG_FILE", "config", environment),
      ConfigurationPlace("AWS_SHARED_CREDENTIALS_FILE", "credentials", environment))
  }

  /// Joins the texts of both files.
  package init(config: String, credentials: String) {
    self.init(
      ConfigurationPlace(name: "~/.aws/config", ConfigurationFile(config)),
      ConfigurationPlace(name: "~/.aws/credentials", ConfigurationFile(credentials)))
  }

  private init(_ config: ConfigurationPlace, _ credentials: ConfigurationPlace) {
    (configPlace, credentialsPlace) = (config, credentials)
    for section in config.file.sections {
      switch SectionTitle(section.title) {
      case .profile(let name):
        profiles[name, default: Profile(name: name)].config.merge(section.settings) { $1 }
      case .ssoSession(let name): ssoSessions[name, default: [:]].merge(section.settings) { $1 }
      case .services(let name): services[name, default: [:]].merge(section.settings) { $1 }
      case .other(let title): others.insert(title)
      }
    }
    for section in credentials.file.sections {
      profiles[section.title, default: Profile(name: section.title)].credentials = section.settings
    }
  }

  /// A profile by name; one that no file holds is empty.
  package func profile(_ name: String) -> Profile { profiles[name] ?? Profile(name: name) }

  package var description: String { "configuration of \(profiles.count) profiles" }

  /// What is wrong with the files, a sentence each.
  package var warnings: [String] { configPlace.warnings + credentialsPlace.warnings }

  /// The names of the profiles, the default one first.
  package var names: [String] {
    profiles.keys.sorted { left, right in
      left == "default" || right != "default" && left < right
    }
  }
}
