extension Scene {
  /// What is set for the whole account, and how much of its limits is used.
  mutating func account() {
    answer("iam.list-account-aliases", ["AccountAliases": ["misconfigured"]])
    answer(
      "lambda.get-account-settings",
      [
        "AccountLimit": [
          "TotalCodeSize": 80_530_636_800, "ConcurrentExecutions": 1000,
          "UnreservedConcurrentExecutions": 100,
        ],
        "AccountUsage": ["TotalCodeSize": 74_088_185_856, "FunctionCount": 48],
      ])
    measure("AWS/Lambda ClaimedAccountConcurrency Maximum", of: [:], .lately, 940)
    answer(
      "cloudformation.list-stacks",
      ["StackSummaries": [["StackName": "shop", "StackStatus": "UPDATE_ROLLBACK_FAILED"]]])
    for stage in ["prod", "dev"] {
      for number in 1...3 {
        tag(
          Misconfigured.arn("sqs", "\(stage)-queue-\(number)"), ["env": stage, "service": "mixed"])
      }
    }
    quotas()
    bill()
    roles()
  }

  private mutating func quotas() {
    let usage: JSON = [
      "MetricNamespace": "AWS/Usage", "MetricName": "ResourceCount",
      "MetricDimensions": [
        "Class": "None", "Resource": "Queues", "Service": "SQS", "Type": "Resource",
      ],
      "MetricStatisticRecommendation": "Maximum",
    ]
    answer(
      "service-quotas.list-service-quotas.sqs",
      [
        "Quotas": [
          [
            "ServiceCode": "sqs", "QuotaCode": "L-MADEUP01", "QuotaName": "Queues", "Value": 100,
            "Adjustable": false, "UsageMetric": usage,
          ]
        ]
      ])
    measure(
      "AWS/Usage ResourceCount Maximum",
      of: ["Class": "None", "Resource": "Queues", "Service": "SQS", "Type": "Resource"], .lately, 97
    )
  }

  /// A bill of which a third is for moving data.
  private mutating func bill() {
    let days: [JSON] = (1...31).map { before in
      let start = Day.midnight - Int64(before) * 86_400_000
      let amounts = [("EU-NatGateway-Bytes", "4.20"), ("EU-Lambda-GB-Second", "8.10")]
      return [
        "TimePeriod": [
          "Start": .text(String(Day.iso(start).prefix(10))),
          "End": .text(String(Day.iso(start + 86_400_000).prefix(10))),
        ],
        "Groups": .list(
          amounts.map { type, dollars in
            [
              "Keys": [.text(type)],
              "Metrics": ["UnblendedCost": ["Amount": .text(dollars), "Unit": "USD"]],
            ]
          }),
      ]
    }
    answer(
      "ce.get-cost-and-usage",
      [
        "GroupDefinitions": [["Type": "DIMENSION", "Key": "USAGE_TYPE"]],
        "ResultsByTime": .list(days),
      ], at: Day.start)
  }
}
