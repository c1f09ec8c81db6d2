package import ServerlessModel

/// The limits of some resources and of their accounts, with the use of each; what runs out first stands first.
package struct LimitReport: Sendable {
  package let limits: [LimitUse]

  /// Reads them as of a window's end.
  package init(_ resources: [Resource], source: any FactSource, window: Window) throws {
    let points = LimitPoints(source: source, window: window)
    let places = Dictionary(grouping: resources) { Place(account: $0.account, region: $0.region) }
    var limits: [LimitUse] = []
    for (place, members) in places {
      let quotas = try source.quotas(account: place.account, region: place.region)
      let reader = PlaceLimits(place: place, members: members, quotas: quotas, points: points)
      limits += try reader.ofAccount() + reader.ofResources()
    }
    self.limits = limits.sorted(by: LimitUse.isSooner)
  }

  /// An account in one of its regions.
  struct Place: Hashable {
    let account: String
    let region: String
  }
}
