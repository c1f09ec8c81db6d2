/// How to call AWS: what flags, variables and the profile say, each setting from the first of them that has it.
package struct AWSSettings: Sendable {
  /// The profile that was read.
  package let profile: String
  /// The region; `nil` where nothing names one.
  package private(set) var region: String?
  /// The file of the certificates to trust in place of the system's.
  package let caBundle: String?
  package let usesFIPS: Bool
  package let usesDualstack: Bool
  /// Attempts in all for one call; `nil` for the usual number.
  package private(set) var maxAttempts: Int?
  /// What contradicts itself or cannot be read, a sentence each.
  package private(set) var warnings: [String]
  private let endpoints: ConfiguredEndpoints

  /// Reads the settings; `profile`, `region` and `endpointURL` are flags, which win.
  package init(
    profile: String? = nil, region: String? = nil, endpointURL: String? = nil,
    environment: AWSEnvironment, files: SharedConfiguration
  ) {
    let asked = ProfileName(flag: profile, environment)
    let name = asked.name
    let chosen = files.profile(name)
    let lookup = SettingLookup(environment: environment, profile: chosen)
    self.profile = name
    endpoints = ConfiguredEndpoints(flag: endpointURL, lookup, files)
    warnings = files.warnings + asked.warnings(environment)
    caBundle = lookup.value("AWS_CA_BUNDLE", "ca_bundle")
      .map { environment.expanded($0.text) }
    usesFIPS = lookup.isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")
    usesDualstack = lookup.isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
    readRegion(flag: region, lookup)
    readRetries(lookup)
  }

  /// The address that was set for a service of the AWS CLI's name; `nil` where AWS's own holds.
  package func endpointURL(for service: String) -> String? { endpoints.url(for: service) }

  /// The same with this region where nothing else named one: the region that the machine runs in.
  package func inRegion(ofMachine machine: String?) -> AWSSettings {
    var settings = self
    settings.region = region ?? machine.flatMap { RegionName.isValid($0) ? $0 : nil }
    return settings
  }

  private mutating func readRegion(flag: String?, _ lookup: SettingLookup) {
    let environment = lookup.environment
    if flag == nil, let one = environment["AWS_REGION"],
      let other = environment["AWS_DEFAULT_REGION"], one != other
    {
      warnings.append(
        "AWS_REGION says \(one) and AWS_DEFAULT_REGION says \(other): \(one) is used.")
    }
    let setting =
      flag.map { Setting(text: $0, place: "--region") }
      ?? lookup.value("AWS_REGION", nil) ?? lookup.value("AWS_DEFAULT_REGION", "region")
    guard let setting else { return }
    if RegionName.isValid(setting.text) {
      region = setting.text
    } else {
      warnings.append(
        "\(setting.place) holds \"\(setting.text)\", which is no name of a region such as eu-west-1."
      )
    }
  }

  private mutating func readRetries(_ lookup: SettingLookup) {
    if let setting = lookup.value("AWS_MAX_ATTEMPTS", "max_attempts") {
      if let count = Int(setting.text), count > 0 {
        maxAttempts = count
      } else {
        warnings.append(
          "\(setting.place) holds \"\(setting.text)\", which is no number of attempts: it is not used."
        )
      }
    }
  }
}
