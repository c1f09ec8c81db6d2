import DataProvider
import ServerlessModel
import Testing

struct MetricAnswerTests {
  static let results = """
    "MetricDataResults": [
      {"Id": "m1", "Label": "orders-api Errors", "StatusCode": "Complete",
       "Timestamps": ["2026-11-20T14:10:00+00:00", "2026-11-20T14:05:00+00:00"],
       "Values": [3.0, 0.0]},
      {"Id": "m2", "Label": "orders", "Timestamps": [], "Values": [], "StatusCode": "Complete"}],
    "Messages": []
    """

  private static func query(_ id: String, _ namespace: String, _ name: String, _ dimension: String)
    -> String
  {
    """
    {"Id": "\(id)", "MetricStat": {"Metric": {"Namespace": "\(namespace)", "MetricName":
      "\(name)", "Dimensions": [\(dimension)]}, "Period": 300, "Stat": "Sum"}}
    """
  }

  @Test func `reads points with the request beside them`() throws {
    let queries = [
      Self.query("m1", "AWS/Lambda", "Errors", #"{"Name": "FunctionName", "Value": "orders-api"}"#),
      Self.query("m2", "AWS/SQS", "NumberOfMessagesSent", #"{"Name": "QueueName", "Value": "o"}"#),
    ]
    let batch = try gather(
      Document(
        place + "data.json",
        """
        {"MetricDataQueries": [\(queries.joined(separator: ","))],
         "StartTime": "2026-11-20T14:00:00Z", "EndTime": "2026-11-20T15:00:00Z", \(Self.results)}
        """))
    let series = try #require(batch.points.first)
    #expect(batch.points.count == 1)
    #expect(series.id.statistic == .sum && series.id.periodSeconds == 300)
    #expect(series.id.resource?.arn == "arn:aws:lambda:eu-west-1:111122223333:function:orders-api")
    #expect(series.points.map(\.value) == [0, 3])
    #expect(series.points.first?.time == Instant(iso8601: "2026-11-20T14:05:00Z"))
    let asked = TimeSpan(
      start: Instant(iso8601: "2026-11-20T14:00:00Z") ?? fallbackMoment,
      end: Instant(iso8601: "2026-11-20T15:00:00Z") ?? fallbackMoment)
    let lambda = try #require(batch.coverage.first { $0.scope == "AWS/Lambda" })
    #expect(lambda.outcome == .answered && lambda.span == asked)
    #expect(batch.coverage.first { $0.scope == "AWS/SQS" }?.outcome == .empty)
    #expect(try batch.resource("function:orders-api").validFrom == series.points.first?.time)
  }

  @Test func `reads points by their labels, and says which name no metric`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    let report = try #require(
      try reader.read(Document(place + "data.json", "{\(Self.results)}")))
    #expect(report.points == 2)
    #expect(report.notes.count == 1)
    #expect(report.notes.first?.hasPrefix("label \"orders\": names no metric") == true)
    let series = try #require(reader.drain(fallback: fallbackMoment).points.first)
    #expect(series.id.metric.namespace == "AWS/Lambda" && series.id.statistic == .sum)
    #expect(series.id.periodSeconds == 300)
  }

  @Test(arguments: [
    ("AWS/SQS ApproximateAgeOfOldestMessage QueueName=orders Maximum", "AWS/SQS", "Maximum"),
    ("AWS/Lambda Duration FunctionName=a p99.9", "AWS/Lambda", "p99.9"),
    ("Shop Paid FunctionName=a Sum", "Shop", "Sum"), ("a Duration", "AWS/Lambda", "Average"),
    ("orders ConsumedReadCapacityUnits", "AWS/DynamoDB", "Sum"),
  ])
  func `reads labels`(_ label: String, _ namespace: String, _ statistic: String) throws {
    let batch = try gather(
      Document(
        "data.json",
        """
        {"MetricDataResults": [{"Id": "a", "Label": "\(label)", "StatusCode": "Complete",
          "Timestamps": [1795183200.0], "Values": [1]}]}
        """))
    let id = try #require(batch.points.first?.id)
    #expect(id.metric.namespace == namespace && id.statistic.name == statistic)
  }

  @Test func `reads the results of a search, one a resource`() throws {
    let batch = try gather(
      Document(
        place + "data.json",
        """
        {"MetricDataQueries": [{"Id": "s", "Expression":
          "SEARCH('{AWS/Lambda,FunctionName} MetricName=\\"Errors\\"', 'Sum', 300)"}],
         "MetricDataResults": [
          {"Id": "s", "Label": "a", "Timestamps": ["2026-11-20T14:05:00Z"], "Values": [1]},
          {"Id": "s", "Label": "b", "Timestamps": ["2026-11-20T14:05:00Z"], "Values": [2]}]}
        """))
    #expect(batch.points.map(\.id.metric.name) == ["Errors", "Errors"])
    #expect(batch.resources.map(\.name) == ["a", "b"])
    #expect(batch.points.map(\.id.periodSeconds) == [300, 300])
  }

  @Test func `the same points twice are there once`() throws {
    let document = Document(place + "data.json", "{\(Self.results)}")
    #expect(try gather(document, document).points == (try gather(document)).points)
  }

  @Test func `reads statistics of one metric by the name of its file`() throws {
    let batch = try gather(
      Document(
        place + "cloudwatch.get-metric-statistics.AWS%2FLambda Duration FunctionName=a.json",
        """
        {"Label": "Duration", "Datapoints": [
          {"Timestamp": "2026-11-20T14:05:00+00:00", "Average": 4.5, "Maximum": 9.0,
           "ExtendedStatistics": {"p99": 8.75}, "Unit": "Milliseconds"},
          {"Timestamp": "2026-11-20T14:00:00+00:00", "Average": 4.0, "Maximum": 8.0,
           "ExtendedStatistics": {"p99": 7.75}, "Unit": "Milliseconds"}]}
        """))
    #expect(batch.points.map(\.id.statistic.name) == ["Average", "Maximum", "p99"])
    #expect(batch.points.allSatisfy { $0.id.unit == "Milliseconds" && $0.points.count == 2 })
    #expect(batch.points.first?.id.resource?.arn.hasSuffix("function:a") == true)
  }

  @Test func `gives metrics of a REST API to the API of that name`() throws {
    let data = Document(
      place + "data.json",
      """
      {"MetricDataResults": [{"Id": "a", "Label": "AWS/ApiGateway Count ApiName=shop Stage=prod Sum",
        "Timestamps": ["2026-11-20T14:05:00Z"], "Values": [1]}]}
      """)
    let batch = try gather(data, APIAnswerTests.restAPIs)
    #expect(
      batch.points.first?.id.resource?.arn
        == "arn:aws:apigateway:eu-west-1:111122223333:/restapis/abc123")
    #expect(batch.resources.count == 1)
    let alone = try gather(data)
    #expect(alone.resources.first?.name == "shop")
  }

  @Test(arguments: [
    ("AWS/Lambda", ["FunctionName": "a", "Resource": "a:prod"], "lambda:eu-west-1:1:function:a"),
    ("AWS/SQS", ["QueueName": "q"], "sqs:eu-west-1:1:q"),
    ("AWS/SNS", ["TopicName": "t"], "sns:eu-west-1:1:t"),
    (
      "AWS/DynamoDB", ["TableName": "t", "GlobalSecondaryIndexName": "g", "Operation": "Query"],
      "dynamodb:eu-west-1:1:table/t"
    ),
    ("AWS/ApiGateway", ["ApiId": "x", "Stage": "$default"], "apigateway:eu-west-1:1:/apis/x"),
    ("AWS/Kinesis", ["StreamName": "s"], "kinesis:eu-west-1:1:stream/s"),
    (
      "AWS/States", ["StateMachineArn": "arn:aws:states:eu-west-1:1:stateMachine:m"],
      "states:eu-west-1:1:stateMachine:m"
    ),
    ("AWS/Events", ["RuleName": "r"], "events:eu-west-1:1:rule/r"),
    ("AWS/Events", ["EventBusName": "b", "RuleName": "r"], "events:eu-west-1:1:rule/b/r"),
    ("AWS/AppSync", ["GraphQLAPIId": "g"], "appsync:eu-west-1:1:apis/g"),
    ("AWS/S3", ["BucketName": "b", "StorageType": "StandardStorage"], "s3:::b"),
    ("AWS/Firehose", ["DeliveryStreamName": "d"], "firehose:eu-west-1:1:deliverystream/d"),
    (
      "AWS/Cognito", ["UserPool": "p", "UserPoolClient": "c"], "cognito-idp:eu-west-1:1:userpool/p"
    ),
    (
      "AWS/CloudFront", ["DistributionId": "E", "Region": "Global"], "cloudfront::1:distribution/E"
    ),
    ("AWS/ECS", ["ClusterName": "c", "ServiceName": "s"], "ecs:eu-west-1:1:service/c/s"),
    ("LambdaInsights", ["function_name": "a"], "lambda:eu-west-1:1:function:a"),
    ("Shop", ["FunctionName": "a", "Kind": "x"], "lambda:eu-west-1:1:function:a"),
    ("AWS/Lambda", [:], "iam:eu-west-1:1:root"),
  ])
  func `knows the owner of a metric`(
    _ namespace: String, _ dimensions: [String: String], _ owner: String
  ) {
    let metric = MetricID(
      namespace: namespace, name: "M",
      dimensions: dimensions.map { MetricID.Dimension(name: $0.key, value: $0.value) })
    #expect(
      MetricOwner.resource(of: metric, account: "1", region: "eu-west-1")?.arn == "arn:aws:" + owner
    )
  }

  @Test func `knows when no resource owns a metric`() {
    let metric = MetricID(
      namespace: "Shop", name: "Paid", dimensions: [.init(name: "Currency", value: "EUR")])
    #expect(MetricOwner.resource(of: metric, account: "1", region: "r") == nil)
  }
}
