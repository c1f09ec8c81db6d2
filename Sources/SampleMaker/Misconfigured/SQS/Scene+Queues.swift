extension Scene {
  /// Queues that are open, forgetful and read too slowly.
  mutating func queues() {
    let names = ["piles-up", "piles-up-dlq", "short-sighted", "asked-in-vain", "unused-queue"]
    answer(
      "sqs.list-queues",
      [
        "QueueUrls": .list(
          names.map {
            "https://sqs.\(Misconfigured.region).amazonaws.com/\(Misconfigured.account)/\($0)"
          })
      ])
    queue("piles-up", ["RedrivePolicy": .text(Self.redrive), "Policy": .text(Self.anybody)])
    queue("piles-up-dlq", ["MessageRetentionPeriod": "86400"])
    for name in names.dropFirst(2) { queue(name, [:]) }
    pilesUp()
    measure("AWS/SQS NumberOfEmptyReceives Sum", of: ["QueueName": "asked-in-vain"], .hourly, 9000)
    measure("AWS/SQS NumberOfMessagesReceived Sum", of: ["QueueName": "asked-in-vain"], .hourly, 4)
    measure("AWS/SQS NumberOfMessagesSent Sum", of: ["QueueName": "unused-queue"], .hourly, 0)
    measure("AWS/SQS NumberOfMessagesReceived Sum", of: ["QueueName": "unused-queue"], .hourly, 0)
  }

  private mutating func queue(_ name: String, _ more: JSON) {
    let usual: JSON = [
      "QueueArn": .text(Misconfigured.arn("sqs", name)), "VisibilityTimeout": "10",
      "MessageRetentionPeriod": "345600", "DelaySeconds": "0",
      "ReceiveMessageWaitTimeSeconds": "0", "SqsManagedSseEnabled": "false",
      "CreatedTimestamp": "1735722000",
    ]
    answer("sqs.get-queue-attributes.\(name)", ["Attributes": usual.with(more)])
  }

  private mutating func pilesUp() {
    let since = Day.end - 7_200_000
    let grown = { (time: Int64) in Double(time - since) / 60_000 }
    let queue: KeyValuePairs = ["QueueName": "piles-up"]
    measure("AWS/SQS ApproximateNumberOfMessagesVisible Maximum", of: queue, .lately) {
      9000 + 60 * grown($0)
    }
    measure("AWS/SQS ApproximateAgeOfOldestMessage Maximum", of: queue, .lately) {
      300_000 + 60 * grown($0)
    }
    measure(
      "AWS/SQS ApproximateNumberOfMessagesNotVisible Maximum", of: queue, .lately, 118_000)
    measure("AWS/SQS NumberOfMessagesSent Sum", of: queue, .lately, 90)
    measure("AWS/SQS NumberOfMessagesDeleted Sum", of: queue, .lately, 30)
    measure(
      "AWS/SQS ApproximateNumberOfMessagesVisible Maximum", of: ["QueueName": "piles-up-dlq"],
      .lately
    ) { 40 + grown($0).rounded() }
  }

  /// Gives up after one receive, into a queue that keeps messages less long.
  private static let redrive: String = {
    let policy: JSON = [
      "deadLetterTargetArn": .text(Misconfigured.arn("sqs", "piles-up-dlq")), "maxReceiveCount": 1,
    ]
    return policy.line
  }()

  /// A policy that lets everybody do everything.
  static let anybody: String = {
    let policy: JSON = [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Sid": "everybody", "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*",
        ]
      ],
    ]
    return policy.line
  }()
}
