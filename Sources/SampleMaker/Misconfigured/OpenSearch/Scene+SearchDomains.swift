extension Scene {
  /// A search domain that is red, and open to everybody.
  mutating func searchDomains() {
    let name = "open-search"
    answer(
      "opensearch.describe-domains",
      [
        "DomainStatusList": [
          [
            "DomainName": .text(name), "ARN": .text(Misconfigured.arn("es", "domain/" + name)),
            "EngineVersion": "OpenSearch_2.11", "AccessPolicies": .text(Self.anybody),
            "EncryptionAtRestOptions": ["Enabled": false],
            "NodeToNodeEncryptionOptions": ["Enabled": false],
            "DomainEndpointOptions": ["EnforceHTTPS": false], "EBSOptions": ["VolumeSize": 100],
          ]
        ]
      ])
    let domain: KeyValuePairs = ["DomainName": name, "ClientId": Misconfigured.account]
    measure("AWS/ES ClusterStatus.red Maximum", of: domain, .lately, 1)
    measure("AWS/ES CPUUtilization Maximum", of: domain, .lately, 96)
  }
}
