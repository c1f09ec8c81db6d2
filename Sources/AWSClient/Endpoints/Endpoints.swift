/// Finds where services are spoken to.
package struct Endpoints: Sendable {
  private let settings: EndpointSettings

  /// Goes by the settings.
  package init(_ settings: EndpointSettings = EndpointSettings()) {
    self.settings = settings
  }

  /// The endpoint of a service, named as the AWS CLI names it, for a region.
  package func endpoint(of service: String, in region: String) throws(EndpointFailure) -> Endpoint {
    guard let place = ServiceEndpoint.table[service] else { throw .service(service) }
    let partition = Partition.owning(region)
    let signing = partition.map { signingRegion(of: place, for: region, in: $0) } ?? region
    if let address = settings.address(service) {
      guard RequestURL(address) != nil else { throw .address(address, service: service) }
      let base = address.hasSuffix("/") ? String(address.dropLast()) : address
      return Endpoint(base: base, signingRegion: signing, signingName: place.signingName)
    }
    guard let partition else { throw .region(region) }
    return Endpoint(
      base: "https://" + host(of: place, in: signing, partition), signingRegion: signing,
      signingName: place.signingName)
  }

  private func signingRegion(of place: ServiceEndpoint, for region: String, in partition: Partition)
    -> String
  {
    place.reach == .everyRegion ? region : GlobalHosts.home(of: place.prefix, in: partition)
  }

  private func host(of place: ServiceEndpoint, in region: String, _ partition: Partition)
    -> String
  {
    if place.reach == .noRegion,
      let host = GlobalHosts.host(
        of: place.prefix, fips: settings.usesFIPS, dualStack: settings.usesDualStack,
        in: partition)
    {
      return host
    }
    let plain =
      partition.id == "aws-us-gov" && place.hasPlainFIPSInGov && !settings.usesDualStack
    let fips = settings.usesFIPS && !plain ? "-fips" : ""
    let usual = "\(place.prefix)\(fips).\(region).\(partition.dnsSuffix)"
    guard settings.usesDualStack else { return usual }
    return switch place.dualStack {
    case .usualHost: usual
    case .suffix: "\(place.prefix)\(fips).\(region).\(partition.dualStackSuffix)"
    case .otherPrefix(let prefix) where fips.isEmpty:
      "\(prefix).\(region).\(partition.dualStackSuffix)"
    case .otherPrefix: "\(place.prefix)\(fips).\(region).\(partition.dualStackSuffix)"
    case .label: "\(place.prefix)\(fips).dualstack.\(region).\(partition.dnsSuffix)"
    }
  }
}
