import AWSClient
import ServerlessModel

/// How search domains are guarded.
enum OpenSearchAnswers {
  static let handlers: [String: Handler] = ["describe-domains": domains]
  static let older: [String: Handler] = ["describe-elasticsearch-domains": domains]

  private static func domains(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: OpenSearch.DescribeDomains = try answer.decode()
    for domain in list.domainStatusList ?? [] {
      guard let id = ARN.resource(domain.arn) else { continue }
      gathering.see(id, at: answer.time)
      gathering.configure(id, at: answer.time) { (part: inout SearchDomainConfiguration) in
        part.engineVersion = domain.engineVersion ?? domain.elasticsearchVersion
        part.inVPC = domain.vpcOptions?.vpcId != nil
        part.encryptionAtRest = domain.encryptionAtRestOptions?.enabled
        part.nodeToNodeEncryption = domain.nodeToNodeEncryptionOptions?.enabled
        part.enforceHTTPS = domain.domainEndpointOptions?.enforceHTTPS
        part.volumeGB = domain.ebsOptions?.volumeSize
        // A domain without a policy lets in whom IAM lets in, and nobody else.
        part.policyStatements =
          domain.accessPolicies == "" ? [] : PolicyDocument.model(text: domain.accessPolicies)
      }
    }
  }
}
