/// One service of AWS: how it is named and spoken to; makes its operations.
package struct AWSService: Hashable, Sendable {
  /// As the AWS CLI spells it: `lambda`, `s3api`, `logs`.
  package var command: String
  /// The prefix of its IAM actions; `nil` where IAM does not guard it.
  package var actions: String?
  package var wire: AWSOperation.Wire
  /// What stands before the operation's name in `X-Amz-Target`; JSON services only.
  package var target: String
  /// The date of the API, which query services are sent.
  package var version: String
  /// What it is told to answer in; `nil` where it knows.
  package var accepts: String?
  package var rate: CallRate

  init(
    _ command: String, actions: String? = nil, _ wire: AWSOperation.Wire, target: String = "",
    version: String = "", guarded: Bool = true, accepts: String? = nil, rate: CallRate? = nil
  ) {
    self.command = command
    self.actions = guarded ? actions ?? command : nil
    self.wire = wire
    self.target = target
    self.version = version
    self.accepts = accepts
    self.rate = rate ?? .unpublished(pool: command)
  }

  /// An operation of this service; `action` where IAM calls it otherwise than the API does, `rate` where it has calls
  /// a second of its own.
  func callAsFunction(
    _ name: String, _ reason: String, keys: [String] = [], action: String? = nil,
    consent: AWSOperation.Consent? = nil, http: HTTPBinding = .post("/"),
    paging: Paging? = nil, rate: Double? = nil, xml: XMLForm = XMLForm(), signed: Bool = true
  ) -> AWSOperation {
    AWSOperation(
      api: self, name: name, action: actions.map { $0 + ":" + (action ?? name) }, reason: reason,
      keys: keys, consent: consent, http: http, paging: paging,
      rate: rate.map { CallRate($0, pool: command + " " + name) } ?? self.rate, xml: xml,
      isSigned: signed)
  }
}
