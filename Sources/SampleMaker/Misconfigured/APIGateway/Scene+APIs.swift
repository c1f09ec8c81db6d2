extension Scene {
  /// APIs that are open, slow, unlimited, or paid for in the wrong way.
  mutating func apis() {
    answer(
      "apigateway.get-rest-apis",
      [
        "items": [
          api("front", "fr0ntapi01", ["securityPolicy": "TLS_1_0"]),
          api("plain", "pla1napi01", [:]), api("cached", "cach3dapi1", [:]),
          api("left-behind", "l3ftapi001", [:]),
        ]
      ])
    tag(Misconfigured.arn("apigateway", "/restapis/fr0ntapi01"), ["exposure": "internal"])
    answer("apigateway.get-usage-plans", ["items": []])
    stage(of: "fr0ntapi01", Self.careless)
    stage(of: "pla1napi01", [:])
    stage(of: "cach3dapi1", ["cacheClusterEnabled": true, "cacheClusterSize": "6.1"])
    stage(of: "l3ftapi001", [:])
    routes(of: "fr0ntapi01", to: ["latest-in-production", "passes-on", "wakes-slowly"])
    routes(of: "pla1napi01", to: ["slower-today"])
    routes(of: "cach3dapi1", to: ["slower-today"])
    restMetrics()
    sideAPI()
  }

  private func api(_ name: String, _ id: String, _ more: JSON) -> JSON {
    let usual: JSON = [
      "id": .text(id), "name": .text(name), "createdDate": "2025-02-03T09:00:00+00:00",
      "endpointConfiguration": ["types": ["EDGE"]],
    ]
    return usual.with(more)
  }

  private static let careless: JSON = [
    "tracingEnabled": false, "variables": ["apiPassword": "made-up-Pa55word-of-nobody"],
    "methodSettings": ["*/*": ["loggingLevel": "INFO", "dataTraceEnabled": true]],
  ]

  private mutating func stage(of id: String, _ more: JSON) {
    let usual: JSON = ["stageName": "prod", "tracingEnabled": false]
    answer("apigateway.get-stages.\(id)", ["item": [usual.with(more)]])
  }

  private mutating func routes(of id: String, to functions: [String]) {
    let resources: [JSON] = functions.map { name in
      let function = Misconfigured.arn("lambda", "function:" + name)
      let uri =
        "arn:aws:apigateway:\(Misconfigured.region):lambda:path/2015-03-31/functions/\(function)/invocations"
      let method: JSON = [
        "httpMethod": "POST", "authorizationType": "NONE",
        "apiKeyRequired": .flag(name == "passes-on"),
        "methodIntegration": [
          "type": "AWS_PROXY", "uri": .text(uri), "timeoutInMillis": 29_000,
        ],
      ]
      return ["path": "/\(name)", "resourceMethods": ["POST": method]]
    }
    answer("apigateway.get-resources.\(id)", ["items": .list(resources)])
  }
}
