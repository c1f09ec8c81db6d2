/// Amazon Simple Queue Service.
package enum SQS {
  static let service = AWSService(
    "sqs", .json10, target: "AmazonSQS", rate: CallRate(50, pool: "sqs"))

  static let operations = [
    listQueues, getQueueAttributes, listQueueTags, listDeadLetterSourceQueues,
  ]
}
