/// Amazon RDS.
package enum RDS {
  static let service = AWSService("rds", .query, version: "2014-10-31")

  static let operations = [describeDBInstances, describeDBProxies]
}
