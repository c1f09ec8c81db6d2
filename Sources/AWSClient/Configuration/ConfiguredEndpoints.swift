/// Addresses that replace AWS's own, each service by itself or all of them.
struct ConfiguredEndpoints: Sendable {
  private let flag: String?
  private let isIgnored: Bool
  private let environment: AWSEnvironment
  private let services: [String: ConfigurationSetting]
  private let everywhere: String?

  /// Reads them; `flag` holds for every service and cannot be ignored.
  init(flag: String?, _ lookup: SettingLookup, _ files: SharedConfiguration) {
    self.flag = flag
    environment = lookup.environment
    isIgnored = lookup.isOn(
      "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
    services = lookup.profile["services"].flatMap { files.services[$0] } ?? [:]
    everywhere = lookup.profile["endpoint_url"]
  }

  /// The address for a service of the AWS CLI's name.
  func url(for service: String) -> String? {
    if let flag { return flag }
    guard !isIgnored else { return nil }
    return environment["AWS_ENDPOINT_URL_" + ServiceID.variable(service)]
      ?? environment["AWS_ENDPOINT_URL"] ?? ofServices(service) ?? everywhere
  }

  private func ofServices(_ service: String) -> String? {
    guard case .block(let block) = services[ServiceID.setting(service)] else { return nil }
    return block["endpoint_url"].flatMap { $0.isEmpty ? nil : $0 }
  }
}
