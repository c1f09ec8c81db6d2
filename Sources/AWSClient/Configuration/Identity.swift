/// Who calls AWS, and where: a profile or a role taken from it, in some regions.
package struct Identity: Hashable, Sendable {
  /// The regions to look at.
  package enum Regions: Hashable, Sendable {
    /// The region that the profile or the environment names.
    case configured
    case named([String])
    /// Every region that is on in the account.
    case all
  }

  /// The profile that was asked for; `nil` for what the environment names.
  package var profile: String?
  /// The role to take with the profile's credentials.
  package var roleARN: String?
  package var externalID: String?
  package var regions: Regions

  /// Makes the identity from its parts.
  package init(
    profile: String? = nil, roleARN: String? = nil, externalID: String? = nil,
    regions: Regions = .configured
  ) {
    self.profile = profile
    self.roleARN = roleARN
    self.externalID = externalID
    self.regions = regions
  }
}
