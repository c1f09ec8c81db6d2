/// AWS Cloud Map: services by name.
package enum ServiceDiscovery {
  static let service = AWSService(
    "servicediscovery", .json11, target: "Route53AutoNaming_v20170314")

  static let operations = [listServices]
}
