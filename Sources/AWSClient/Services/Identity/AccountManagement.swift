/// AWS Account Management: which regions an account may use.
package enum AccountManagement {
  static let service = AWSService("account", .restJSON)

  static let operations = [listRegions]
}
