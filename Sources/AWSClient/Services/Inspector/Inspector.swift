/// Amazon Inspector: known holes in the code of functions and in the packages they carry.
package enum Inspector {
  static let service = AWSService("inspector2", .restJSON)

  static let operations = [listFindings, batchGetAccountStatus]
}
