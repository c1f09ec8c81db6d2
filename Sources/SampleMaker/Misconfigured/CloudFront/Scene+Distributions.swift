extension Scene {
  /// A distribution that takes plain HTTP and stands before a slow origin.
  mutating func distributions() {
    let id = "E1MADEUP00001"
    answer(
      "cloudfront.list-distributions",
      [
        "DistributionList": [
          "Items": [
            [
              "Id": .text(id), "Enabled": true,
              "ARN": "arn:aws:cloudfront::\(Misconfigured.account):distribution/\(id)",
              "Origins": [
                "Items": [
                  [
                    "DomainName": "origin.example",
                    "CustomOriginConfig": ["OriginReadTimeout": 30],
                  ]
                ]
              ],
              "DefaultCacheBehavior": ["ViewerProtocolPolicy": "allow-all"],
              "ViewerCertificate": [
                "MinimumProtocolVersion": "TLSv1", "CloudFrontDefaultCertificate": false,
              ],
            ]
          ]
        ]
      ])
    measure(
      "AWS/CloudFront 5xxErrorRate Average", of: ["DistributionId": id, "Region": "Global"],
      .lately, 14)
  }
}
