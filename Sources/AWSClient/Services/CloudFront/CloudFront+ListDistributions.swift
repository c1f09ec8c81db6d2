extension CloudFront {
  /// Finds the distributions and their TLS.
  ///
  /// - IAM action: `cloudfront:ListDistributions`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon CloudFront API Reference, ListDistributions (2026-11).
  package static let listDistributions = service(
    "ListDistributions", "finds the distributions and their TLS", keys: ["DistributionList"],
    http: .get("/2020-05-31/distribution", query: ["Marker", "MaxItems"]),
    paging: Paging("Marker", "DistributionList.NextMarker", size: "MaxItems", most: 100),
    xml: XMLForm(payload: "DistributionList"))

  /// Distributions.
  package struct ListDistributions: Decodable, Sendable {
    package var distributionList: List?
  }

  /// One page of distributions.
  package struct List: Decodable, Sendable {
    package var items: [Distribution]?
  }

  /// One distribution.
  package struct Distribution: Decodable, Sendable {
    package var id: String?
    package var arn: String?
    package var enabled: Bool?
    package var origins: Origins?
    package var defaultCacheBehavior: Behavior?
    package var viewerCertificate: Certificate?
    package var webACLId: String?
  }

  /// Where a distribution fetches from.
  package struct Origins: Decodable, Sendable {
    package var items: [Origin]?
  }

  /// One origin.
  package struct Origin: Decodable, Sendable {
    package var domainName: String?
    package var customOriginConfig: CustomOrigin?
  }

  /// How an origin that is no bucket is asked.
  package struct CustomOrigin: Decodable, Sendable {
    package var originReadTimeout: Int?
  }

  /// How viewers are served: `allow-all`, `https-only`, `redirect-to-https`.
  package struct Behavior: Decodable, Sendable {
    package var viewerProtocolPolicy: String?
  }

  /// The oldest TLS taken.
  package struct Certificate: Decodable, Sendable {
    package var minimumProtocolVersion: String?
    package var cloudFrontDefaultCertificate: Bool?
  }
}
