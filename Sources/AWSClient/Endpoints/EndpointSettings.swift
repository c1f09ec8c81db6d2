/// Addresses in place of AWS's own, and which of AWS's own are wanted.
package struct EndpointSettings: Sendable {
  /// The address that a flag, a variable or the profile sets for a service of the AWS CLI's name.
  package var address: @Sendable (String) -> String? = { _ in nil }
  package var usesFIPS = false
  package var usesDualStack = false

  /// AWS's own addresses.
  package init() {}
}
