/// The flags that say who looks at AWS and where, as they were given.
package struct IdentityOptions: Hashable, Sendable {
  package var profiles: [String]
  package var regions: [String]
  package var roleARNs: [String]
  package var externalID: String?

  /// Takes the flags.
  package init(
    profiles: [String] = [], regions: [String] = [], roleARNs: [String] = [],
    externalID: String? = nil
  ) {
    self.profiles = profiles
    self.regions = regions
    self.roleARNs = roleARNs
    self.externalID = externalID
  }

  /// Why the flags mean nobody: a sentence with what to do.
  package struct Problem: Error, Hashable, Sendable {
    package var sentence: String
  }

  /// One identity for each role, else for each profile, each of them once.
  package func identities() throws(Problem) -> [Identity] {
    try check()
    let regions = regionsAsked
    let roles = roleARNs.isEmpty ? [nil] : unique(roleARNs).map(Optional.some)
    let names = profiles.isEmpty ? [nil] : unique(profiles).map(Optional.some)
    return names.flatMap { name in
      roles.map { role in
        Identity(profile: name, roleARN: role, externalID: externalID, regions: regions)
      }
    }
  }

  private var regionsAsked: Identity.Regions {
    if regions.isEmpty { return .configured }
    return regions.contains("all") ? .all : .named(unique(regions))
  }

  private func check() throws(Problem) {
    if let name = regions.first(where: { !RegionName.isValid($0) }) {
      throw Problem(
        sentence: "--region \(name) is no name of a region. Give one such as eu-west-1, or all.")
    }
    if let text = roleARNs.first(where: { !RoleARN.isValid($0) }) {
      throw Problem(
        sentence: "--role-arn \(text) is no ARN of a role. It looks like "
          + "arn:aws:iam::111122223333:role/perch.")
    }
    if externalID != nil, roleARNs.isEmpty {
      throw Problem(
        sentence: "--external-id goes with a role, and none was given. Add --role-arn, or set "
          + "external_id in the profile.")
    }
    if !roleARNs.isEmpty, unique(profiles).count > 1 {
      throw Problem(
        sentence: "--role-arn with several --profile leaves open which profile takes which role. "
          + "Give one --profile, or set role_arn in the profiles.")
    }
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
