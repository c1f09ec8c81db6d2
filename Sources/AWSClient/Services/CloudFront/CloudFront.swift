/// Amazon CloudFront.
package enum CloudFront {
  static let service = AWSService("cloudfront", .restXML)

  static let operations = [listDistributions]
}
