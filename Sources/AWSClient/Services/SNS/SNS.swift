/// Amazon Simple Notification Service.
package enum SNS {
  static let service = AWSService(
    "sns", .query, version: "2010-03-31", rate: CallRate(30, pool: "sns"))

  static let operations = [
    listTopics, getTopicAttributes, listSubscriptions, listSubscriptionsByTopic,
    getSubscriptionAttributes, listTagsForResource,
  ]
}
