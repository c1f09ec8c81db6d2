/// AWS CloudFormation.
package enum CloudFormation {
  static let service = AWSService(
    "cloudformation", .query, version: "2010-05-15", rate: CallRate(3, pool: "cloudformation"))

  static let operations = [listStacks, describeStacks, listStackResources, describeStackResources]
}
