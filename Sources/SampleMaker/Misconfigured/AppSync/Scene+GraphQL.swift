extension Scene {
  /// A GraphQL API that a key alone opens and nobody watches.
  mutating func graphQLAPIs() {
    let id = "gr4phqlapi1"
    answer(
      "appsync.list-graphql-apis",
      [
        "graphqlApis": [
          [
            "name": "anything-goes", "apiId": .text(id), "authenticationType": "API_KEY",
            "arn": .text(Misconfigured.arn("appsync", "apis/" + id)), "xrayEnabled": false,
          ]
        ]
      ])
    for (metric, statistic, value) in [
      ("5XXError", "Sum", 6.0), ("Requests", "Sum", 60), ("Latency", "p90", 3100),
    ] {
      measure("AWS/AppSync \(metric) \(statistic)", of: ["GraphQLAPIId": id], .lately, value)
    }
  }
}
