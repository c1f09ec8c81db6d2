/// Amazon EC2: the networks that functions stand in.
package enum EC2 {
  static let service = AWSService("ec2", .ec2, version: "2016-11-15")

  static let operations = [describeSubnets]
}
