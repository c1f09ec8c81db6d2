import AWSClient
import ServerlessModel

/// How distributions are set.
enum CloudFrontAnswers {
  static let handlers: [String: Handler] = ["list-distributions": list]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: CloudFront.ListDistributions = try answer.decode()
    for distribution in list.distributionList?.items ?? [] {
      let named = ARN.resource(distribution.arn)
      guard
        let id = named?.region == "" ? named : distribution.id.map({ answer.id(.distribution, $0) })
      else { continue }
      gathering.see(id, at: answer.time)
      let all = distribution.origins?.items ?? []
      let origins = all.compactMap(\.domainName)
      // A bucket is given 30 seconds, which cannot be changed.
      let timeout = all.map { $0.customOriginConfig?.originReadTimeout ?? 30 }.max()
      gathering.configure(id, at: answer.time) { (part: inout DistributionConfiguration) in
        part.enabled = distribution.enabled
        part.origins = origins
        part.viewerProtocolPolicy = distribution.defaultCacheBehavior?.viewerProtocolPolicy
        part.minimumTLS = distribution.viewerCertificate?.minimumProtocolVersion
        part.defaultCertificate = distribution.viewerCertificate?.cloudFrontDefaultCertificate
        part.originTimeoutSeconds = timeout
        part.webACL = distribution.webACLId.flatMap { $0.isEmpty ? nil : $0 }
      }
    }
  }
}
