import AWSClient

/// Fills in what options leave open of who looks at AWS, and where, from the configuration.
struct ConfiguredIdentities {
  private let profiles: ProfilesConfig
  private let regions: [String]

  init(_ config: Config) {
    profiles = config.profiles
    regions = config.regions.names
  }

  /// Each profile in its regions, and each of its roles; without any option that says who, all that are configured.
  func identities(
    _ options: IdentityOptions, _ environment: AWSEnvironment
  ) throws(IdentityOptions.Problem) -> [Identity] {
    var options = options
    if options.profiles.isEmpty, options.roleARNs.isEmpty, !Self.saysWho(environment) {
      options.profiles = profiles.profiles.keys.sorted()
    }
    guard options.roleARNs.isEmpty, options.externalID == nil else {
      return try placed(options, options.profiles.first).identities()
    }
    let names = options.profiles.isEmpty ? [nil] : options.profiles.map(Optional.some)
    var all: [Identity] = []
    for name in names {
      let own = placed(options, name)
      all += try own.identities()
      var roles = own
      roles.roleARNs = name.flatMap { profiles.profiles[$0]?.roleARNs } ?? []
      if !roles.roleARNs.isEmpty { all += try roles.identities() }
    }
    var seen: Set<Identity> = []
    return all.filter { seen.insert($0).inserted }
  }

  /// The options of one profile, in the regions that were asked for, else in its own, else in those of all.
  private func placed(_ options: IdentityOptions, _ name: String?) -> IdentityOptions {
    var placed = options
    if placed.roleARNs.isEmpty { placed.profiles = name.map { [$0] } ?? [] }
    if placed.regions.isEmpty {
      placed.regions = name.flatMap { profiles.profiles[$0]?.regions } ?? []
    }
    if placed.regions.isEmpty { placed.regions = regions }
    return placed
  }

  /// Whether the environment names a profile, or holds keys.
  private static func saysWho(_ environment: AWSEnvironment) -> Bool {
    ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE"]
      .contains { environment[$0] != nil }
  }
}
