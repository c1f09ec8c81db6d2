import DataProvider
import ServerlessModel
import Testing

struct MessagingAnswerTests {
  static let queue = Document(
    "queue.json",
    """
    {"Attributes": {"QueueArn": "arn:aws:sqs:eu-west-1:111122223333:orders",
      "ApproximateNumberOfMessages": "0", "CreatedTimestamp": "1795459748",
      "LastModifiedTimestamp": "1795459748", "VisibilityTimeout": "45",
      "MaximumMessageSize": "262144", "MessageRetentionPeriod": "345600", "DelaySeconds": "0",
      "ReceiveMessageWaitTimeSeconds": "20", "SqsManagedSseEnabled": "true",
      "RedrivePolicy":
        "{\\"deadLetterTargetArn\\":\\"arn:aws:sqs:eu-west-1:111122223333:orders-dlq\\",\
    \\"maxReceiveCount\\":3}"}}
    """)

  @Test func `reads a queue and where its failures go`() throws {
    let batch = try gather(Self.queue)
    let queue = try #require(try batch.configuration(":orders").queue)
    #expect(queue.visibilityTimeoutSeconds == 45)
    #expect(queue.retentionSeconds == 345_600)
    #expect(queue.receiveWaitSeconds == 20)
    #expect(queue.managedEncryption == true && queue.fifo == false)
    #expect(queue.redriveKnown && queue.maxReceiveCount == 3)
    #expect(queue.policyStatements == [])
    #expect(queue.createdAt == Instant(milliseconds: 1_795_459_748_000))
    #expect(batch.relates(.deadLetter, ":orders", ":orders-dlq"))
  }

  @Test func `a queue asked for one attribute leaves the rest unknown`() throws {
    let batch = try gather(
      Document(
        place + "sqs.get-queue-attributes.orders.json",
        "{\"Attributes\": {\"DelaySeconds\": \"5\"}}"))
    let queue = try #require(try batch.configuration(":orders").queue)
    #expect(queue.delaySeconds == 5)
    #expect(!queue.redriveKnown && queue.fifo == nil && queue.policyStatements == nil)
  }

  @Test func `finds queues by their addresses and tags them`() throws {
    let batch = try gather(
      Document(
        "queues.json",
        """
        {"QueueUrls": ["https://sqs.eu-west-1.amazonaws.com/111122223333/orders",
          "https://eu-west-1.queue.amazonaws.com/111122223333/mail"]}
        """),
      Document(place + "sqs.list-queue-tags.orders.json", "{\"Tags\": {\"service\": \"shop\"}}"))
    #expect(
      batch.resources.map(\.id.arn) == [
        "arn:aws:sqs:eu-west-1:111122223333:mail", "arn:aws:sqs:eu-west-1:111122223333:orders",
      ])
    #expect(try batch.resource(":orders").tags == ["service": "shop"])
    #expect(batch.accounts.map(\.id) == ["111122223333"])
    #expect(
      batch.coverage.contains {
        $0.source == .inventory && $0.scope == "sqs" && $0.outcome == .answered
      })
  }

  @Test func `an empty list is known to be empty`() throws {
    let batch = try gather(Document(place + "sqs.list-queues.json", ""))
    let row = try #require(batch.coverage.first)
    #expect(row.outcome == .empty && row.source == .inventory && row.scope == "sqs")
  }

  static let subscriptions = Document(
    "subscriptions.json",
    """
    {"Subscriptions": [
      {"SubscriptionArn": "arn:aws:sns:eu-west-1:111122223333:events:1", "Owner": "111122223333",
       "Protocol": "lambda", "Endpoint": "arn:aws:lambda:eu-west-1:111122223333:function:mailer",
       "TopicArn": "arn:aws:sns:eu-west-1:111122223333:events"},
      {"SubscriptionArn": "PendingConfirmation", "Owner": "111122223333", "Protocol": "email",
       "Endpoint": "someone@example.com", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:events"}]}
    """)
  static let attributes = Document(
    "subscription.json",
    """
    {"Attributes": {"SubscriptionArn": "arn:aws:sns:eu-west-1:111122223333:events:1",
      "TopicArn": "arn:aws:sns:eu-west-1:111122223333:events", "Protocol": "lambda",
      "Endpoint": "arn:aws:lambda:eu-west-1:111122223333:function:mailer",
      "PendingConfirmation": "false", "RawMessageDelivery": "false",
      "FilterPolicy": "{\\"kind\\":[\\"order\\"]}",
      "RedrivePolicy":
        "{\\"deadLetterTargetArn\\":\\"arn:aws:sqs:eu-west-1:111122223333:mail-dlq\\"}"}}
    """)

  @Test(arguments: [[subscriptions, attributes], [attributes, subscriptions]])
  func `puts subscriptions and their attributes together, in any order`(_ documents: [Document])
    throws
  {
    var reader = AnswerReader(
      options: AnswerOptions(redact: { $0.contains("@") ? "‹email:7f3a›" : $0 }))
    for document in documents { #expect(try reader.read(document) != nil) }
    let batch = reader.drain(fallback: fallbackMoment)
    guard case .topic(let topic) = try batch.configuration(":events") else {
      Issue.record("no topic")
      return
    }
    let subscriptions = try #require(topic.subscriptions)
    #expect(subscriptions.count == 2)
    let confirmed = try #require(subscriptions.first { $0.endpointProtocol == "lambda" })
    #expect(confirmed.deadLetterTarget == "arn:aws:sqs:eu-west-1:111122223333:mail-dlq")
    #expect(confirmed.filterPolicy == "{\"kind\":[\"order\"]}" && confirmed.pending == false)
    #expect(confirmed.redriveKnown == true)
    let pending = try #require(subscriptions.first { $0.endpointProtocol == "email" })
    #expect(pending.endpoint == "‹email:7f3a›" && pending.pending == true)
    #expect(pending.redriveKnown == nil)
    #expect(batch.relates(.target, ":events", "function:mailer"))
    #expect(batch.relates(.deadLetter, ":events", ":mail-dlq"))
  }

  @Test func `relates rules, schedules and pipes to what they start`() throws {
    let batch = try gather(
      Document(
        "rules.json",
        """
        {"Rules": [{"Name": "nightly", "Arn": "arn:aws:events:eu-west-1:111122223333:rule/nightly",
          "State": "DISABLED", "ScheduleExpression": "rate(1 day)", "EventBusName": "default"}]}
        """),
      Document(
        place + "events.list-targets-by-rule.nightly.json",
        """
        {"Targets": [{"Id": "1", "Arn": "arn:aws:lambda:eu-west-1:111122223333:function:report",
          "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-west-1:111122223333:rule-dlq"},
          "RetryPolicy": {"MaximumRetryAttempts": 2, "MaximumEventAgeInSeconds": 60}}]}
        """),
      Document(
        "schedule.json",
        """
        {"Arn": "arn:aws:scheduler:eu-west-1:111122223333:schedule/default/tick", "Name": "tick",
         "GroupName": "default", "ScheduleExpression": "rate(5 minutes)",
         "ScheduleExpressionTimezone": "UTC", "State": "ENABLED", "Target":
         {"Arn": "arn:aws:lambda:eu-west-1:111122223333:function:tick",
          "RoleArn": "arn:aws:iam::111122223333:role/s", "RetryPolicy":
          {"MaximumEventAgeInSeconds": 86400, "MaximumRetryAttempts": 185}}}
        """),
      Document(
        "pipe.json",
        """
        {"Arn": "arn:aws:pipes:eu-west-1:111122223333:pipe/p", "Name": "p",
         "DesiredState": "RUNNING", "CurrentState": "RUNNING",
         "Source": "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
         "SourceParameters": {"KinesisStreamParameters": {"StartingPosition": "LATEST",
           "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-west-1:111122223333:pipe-dlq"}}},
         "Target": "arn:aws:states:eu-west-1:111122223333:stateMachine:fulfil",
         "RoleArn": "arn:aws:iam::111122223333:role/p"}
        """))
    guard case .eventRule(let rule) = try batch.configuration("rule/nightly") else {
      Issue.record("no rule")
      return
    }
    #expect(rule.state == "DISABLED" && rule.targets?.first?.maximumRetryAttempts == 2)
    #expect(batch.relates(.target, "rule/nightly", "function:report"))
    #expect(batch.relates(.deadLetter, "rule/nightly", ":rule-dlq"))
    #expect(batch.relates(.target, "schedule/default/tick", "function:tick"))
    #expect(batch.relates(.eventSource, "stream/clicks", "pipe/p"))
    #expect(batch.relates(.target, "pipe/p", "stateMachine:fulfil"))
    #expect(batch.relates(.deadLetter, "pipe/p", ":pipe-dlq"))
  }

  @Test func `reads streams`() throws {
    let batch = try gather(
      Document(
        "kinesis.json",
        """
        {"StreamDescriptionSummary": {"StreamName": "clicks", "StreamARN":
          "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks", "StreamStatus": "ACTIVE",
          "StreamModeDetails": {"StreamMode": "ON_DEMAND"}, "RetentionPeriodHours": 24,
          "StreamCreationTimestamp": "2026-11-01T10:00:00+01:00", "EnhancedMonitoring": [],
          "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis", "OpenShardCount": 4,
          "ConsumerCount": 1}}
        """),
      Document(
        "firehose.json",
        """
        {"DeliveryStreamDescription": {"DeliveryStreamName": "to-s3", "DeliveryStreamARN":
          "arn:aws:firehose:eu-west-1:111122223333:deliverystream/to-s3",
          "DeliveryStreamStatus": "ACTIVE", "DeliveryStreamType": "KinesisStreamAsSource",
          "VersionId": "1", "Source": {"KinesisStreamSourceDescription": {"KinesisStreamARN":
          "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"}}, "Destinations":
          [{"DestinationId": "d", "ExtendedS3DestinationDescription":
          {"BucketARN": "arn:aws:s3:::uploads", "S3BackupMode": "Disabled"}}],
          "HasMoreDestinations": false}}
        """))
    guard case .dataStream(let stream) = try batch.configuration("stream/clicks") else {
      Issue.record("no stream")
      return
    }
    #expect(stream.mode == "ON_DEMAND" && stream.openShards == 4 && stream.retentionHours == 24)
    #expect(batch.relates(.eventSource, "stream/clicks", "deliverystream/to-s3"))
    #expect(batch.relates(.target, "deliverystream/to-s3", ":::uploads"))
  }
}
