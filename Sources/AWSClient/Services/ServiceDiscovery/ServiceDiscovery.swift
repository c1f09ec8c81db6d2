/// AWS Cloud Map: services by name.
package enum ServiceDiscovery {
  private static let call = ServiceName("servicediscovery", .json11)

  static let operations = [
    call("ListServices", ["Services", "Services.Id"], "finds names that group resources")
  ]
}
