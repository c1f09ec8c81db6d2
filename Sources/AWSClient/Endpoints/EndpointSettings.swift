/// Addresses in place of AWS's own, and which of AWS's own are wanted.
package struct EndpointSettings: Hashable, Sendable {
  /// One address with the setting that named it.
  struct Named: Hashable, Sendable {
    var address: String
    var setting: String
  }

  /// For every service, from a flag of the command line.
  package var flag: String?
  /// The variables `AWS_ENDPOINT_URL…`.
  private var variables: [String: String] = [:]
  /// `endpoint_url` of the profile.
  package var profile: String?
  /// `endpoint_url` by service, from the block `[services …]` that the profile names: `cloudwatch_logs`.
  package var profileServices: [String: String] = [:]
  /// Leaves out all but the flag.
  package var ignoresConfigured = false
  package var usesFIPS = false
  package var usesDualStack = false

  /// AWS's own addresses.
  package init() {}

  /// Reads the environment; what the profile says is set afterwards and loses against it.
  package init(environment: [String: String]) {
    variables = environment.filter { $0.key.hasPrefix(Self.variable) && !$0.value.isEmpty }
    ignoresConfigured = Self.isTrue(environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"])
    usesFIPS = Self.isTrue(environment["AWS_USE_FIPS_ENDPOINT"])
    usesDualStack = Self.isTrue(environment["AWS_USE_DUALSTACK_ENDPOINT"])
  }

  /// Whether a value of the environment or of a profile means yes.
  package static func isTrue(_ text: String?) -> Bool { text?.lowercased() == "true" }

  /// The address that is set for a service, the nearest setting first.
  func address(for service: ServiceEndpoint) -> Named? {
    if let flag { return Named(address: flag, setting: "--endpoint-url") }
    guard !ignoresConfigured else { return nil }
    for name in [Self.variable + "_" + service.settingName, Self.variable] {
      if let address = variables[name] { return Named(address: address, setting: name) }
    }
    if let address = profileServices[service.settingName.lowercased()] {
      return Named(address: address, setting: "endpoint_url of \(service.settingName.lowercased())")
    }
    return profile.map { Named(address: $0, setting: "endpoint_url") }
  }

  private static let variable = "AWS_ENDPOINT_URL"
}
