/// Resource Groups Tagging API: tags of many resources at once.
package enum Tagging {
  static let service = AWSService(
    "resourcegroupstaggingapi", actions: "tag", .json11,
    target: "ResourceGroupsTaggingAPI_20170126",
    rate: CallRate(15, pool: "resourcegroupstaggingapi"))

  static let operations = [getResources]
}
