import Foundation
import NIOSSL

/// The certificates that servers are checked with.
enum TrustStore {
  case system
  case named([NIOSSLCertificate])
  /// This machine has none where they usually lie.
  case absent

  /// Where Linux distributions keep them: Debian and its kin, Fedora and its kin, SUSE, Alpine.
  private static let usualFiles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem",
  ]
  /// The files of those that the TLS library finds by itself.
  private static let foundByLibrary = usualFiles.prefix(2)

  /// Reads the bundle of the settings, or looks where this machine keeps its own.
  init(_ bundle: TransportSettings.CABundle?) throws(TransportSetupFailure) {
    if let bundle {
      self = .named(try Self.certificates(of: bundle))
    } else if let path = Self.usualFiles.first(where: FileManager.default.fileExists(atPath:)) {
      self =
        Self.foundByLibrary.contains(path)
        ? .system : .named(try Self.certificates(of: .init(path: path, setting: "the system")))
    } else {
      self = .absent
    }
  }

  var roots: NIOSSLTrustRoots {
    switch self {
    case .system: .default
    case .named(let certificates): .certificates(certificates)
    case .absent: .certificates([])
    }
  }

  var isAbsent: Bool { if case .absent = self { true } else { false } }

  private static func certificates(of bundle: TransportSettings.CABundle)
    throws(TransportSetupFailure) -> [NIOSSLCertificate]
  {
    let trouble: String
    if !FileManager.default.fileExists(atPath: bundle.path) {
      trouble = "there is no such file"
    } else if !FileManager.default.isReadableFile(atPath: bundle.path) {
      trouble = "it may not be read"
    } else if let read = try? NIOSSLCertificate.fromPEMFile(bundle.path), !read.isEmpty {
      return read
    } else {
      trouble = "it holds no certificate"
    }
    throw .caBundle(path: bundle.path, setting: bundle.setting, why: trouble)
  }
}
