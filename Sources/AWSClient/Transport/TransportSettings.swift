/// How requests leave this machine.
package struct TransportSettings: Hashable, Sendable {
  /// A file of CA certificates, and the setting that named it.
  struct CABundle: Hashable, Sendable {
    var path: String
    var setting: String
  }

  /// In place of the system's certificates.
  var caBundle: CABundle?
  var routes = ProxyRoutes()
  /// The time that a name look-up, a connection and its handshake may take together.
  var connectSeconds = 5.0
  /// The largest answer that is read, after decompression.
  var answerBytes = 64 << 20

  /// The system's certificates and no proxy.
  package init() {}

  /// The same of an environment that AWS settings are read from.
  package init(_ environment: AWSEnvironment, caBundle: String?) throws(TransportSetupFailure) {
    try self.init(environment: environment.variables, caBundle: caBundle)
  }

  /// Reads the environment; `caBundle` is the profile's setting `ca_bundle`, if it has one.
  package init(environment: [String: String], caBundle: String? = nil)
    throws(TransportSetupFailure)
  {
    let named = [
      ("AWS_CA_BUNDLE", environment["AWS_CA_BUNDLE"]), ("ca_bundle", caBundle),
      ("SSL_CERT_FILE", environment["SSL_CERT_FILE"]),
    ]
    for (setting, path) in named where self.caBundle == nil {
      guard let path, !path.isEmpty else { continue }
      self.caBundle = CABundle(path: path, setting: setting)
    }
    routes = try ProxyRoutes(environment: environment)
  }
}

/// Why no request can be sent at all: a setting that cannot be used.
package enum TransportSetupFailure: Error, Hashable, Sendable {
  case caBundle(path: String, setting: String, why: String)
  /// The value is not kept: it may hold a password.
  case proxy(variable: String)

  /// What was asked, why it failed, and what to do.
  package var sentence: String {
    switch self {
    case .caBundle(let path, let setting, let why):
      "\(setting) names \(path) as CA bundle, but \(why): name a file of PEM certificates."
    case .proxy(let variable):
      "\(variable) is no proxy that perch can use: write it as http://proxy.example.com:3128, "
        + "with user:password@ before the host if it asks for them."
    }
  }
}
