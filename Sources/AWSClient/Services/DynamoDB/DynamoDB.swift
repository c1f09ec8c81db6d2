/// Amazon DynamoDB.
package enum DynamoDB {
  static let service = AWSService(
    "dynamodb", .json10, target: "DynamoDB_20120810", rate: CallRate(2_500, pool: "dynamodb"))

  static let operations = [
    listTables, describeTable, describeContinuousBackups, describeTimeToLive, listTagsOfResource,
  ]
}
