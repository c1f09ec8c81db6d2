/// What the places that hold credentials are read with.
package struct CredentialsContext: Sendable {
  /// The address of a service of the AWS CLI's name in a region, without a slash at its end.
  package typealias Endpoint = @Sendable (_ service: String, _ region: String) -> String
  /// Asks someone for the code of a device; `nil` where nobody can be asked.
  package typealias CodeAsking = @Sendable (MFAQuestion) async -> String?

  let environment: AWSEnvironment
  let http: any HTTPSending
  let time: any TimeKeeper
  let roles: any RoleAssuming
  let endpoint: Endpoint
  let askCode: CodeAsking?
  let signIns: SSOSignIns

  /// Takes the parts; `askCode` has to answer `nil` from the moment that the screen is taken.
  package init(
    environment: AWSEnvironment, http: any HTTPSending, time: any TimeKeeper,
    roles: any RoleAssuming, endpoint: @escaping Endpoint, askCode: CodeAsking? = nil
  ) {
    self.environment = environment
    self.http = http
    self.time = time
    self.roles = roles
    self.endpoint = endpoint
    self.askCode = askCode
    signIns = SSOSignIns()
  }
}

/// What to ask someone who has to type a code.
package struct MFAQuestion: Hashable, Sendable {
  /// The profile that needs it.
  package var profile: String
  /// The ARN or serial number of the device.
  package var serial: String
}
