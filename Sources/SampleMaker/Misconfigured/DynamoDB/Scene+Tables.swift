extension Scene {
  /// Tables that throttle, idle, or are paid for in the wrong way.
  mutating func tables() {
    table("hot", provisioned: 200, tags: ["data-class": "sensitive", "env": "prod"])
    table("oversized", provisioned: 1000)
    table("steady-but-on-demand")
    table("abandoned")
    answer("application-autoscaling.describe-scalable-targets", ["ScalableTargets": []])
    hot()
    consumed("oversized", perHour: 36_000)
    consumed("steady-but-on-demand", perHour: 720_000)
    consumed("abandoned", perHour: 0)
    measure("AWS/DynamoDB UserErrors Sum", of: [:], .lately, 14)
  }

  private mutating func table(
    _ name: String, provisioned units: Int? = nil, tags: KeyValuePairs<String, String> = [:]
  ) {
    let arn = Misconfigured.arn("dynamodb", "table/" + name)
    let usual: JSON = [
      "TableName": .text(name), "TableStatus": "ACTIVE", "TableArn": .text(arn),
      "CreationDateTime": "2025-01-05T09:00:00+00:00", "ItemCount": 90_000_000,
      "TableSizeBytes": 96_636_764_160, "DeletionProtectionEnabled": false,
      "KeySchema": [["AttributeName": "id", "KeyType": "HASH"]],
    ]
    let onDemand: JSON = ["BillingModeSummary": ["BillingMode": "PAY_PER_REQUEST"]]
    let mode = units.map { units -> JSON in
      let units = JSON.number(Double(units))
      return [
        "ProvisionedThroughput": ["ReadCapacityUnits": units, "WriteCapacityUnits": units]
      ]
    }
    answer("dynamodb.describe-table.\(name)", ["Table": usual.with(mode ?? onDemand)])
    answer(
      "dynamodb.describe-continuous-backups.\(name)",
      [
        "ContinuousBackupsDescription": [
          "PointInTimeRecoveryDescription": ["PointInTimeRecoveryStatus": "DISABLED"]
        ]
      ])
    if !tags.isEmpty { tag(arn, tags) }
  }

  private mutating func hot() {
    let table: KeyValuePairs = ["TableName": "hot"]
    for (metric, value) in [
      ("ConsumedWriteCapacityUnits", 11_600.0), ("ConsumedReadCapacityUnits", 3000),
      ("WriteThrottleEvents", 40), ("ReadThrottleEvents", 40), ("SystemErrors", 2),
    ] {
      measure("AWS/DynamoDB \(metric) Sum", of: table, .lately, value)
    }
    for (operation, ms, count) in [("GetItem", 48.0, 120.0), ("Scan", 900, 200)] {
      let part: KeyValuePairs = ["TableName": "hot", "Operation": operation]
      measure("AWS/DynamoDB SuccessfulRequestLatency Average", of: part, .lately, ms)
      measure("AWS/DynamoDB SuccessfulRequestLatency SampleCount", of: part, .lately, count)
    }
  }

  private mutating func consumed(_ table: String, perHour units: Double) {
    for side in ["Read", "Write"] {
      measure(
        "AWS/DynamoDB Consumed\(side)CapacityUnits Sum", of: ["TableName": table], .hourly, units)
    }
  }
}
