import Foundation

/// The address that a container gets its credentials from.
struct ContainerAddress: Hashable {
  var url: String
  /// The host, as sentences name it.
  var host: String

  private static let relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  private static let full = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
  /// Where ECS, then EKS listen; these and the machine itself may be asked without TLS.
  private static let hosts: Set = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost"]

  /// Reads the variables; keys are never asked for in clear text of any host but those of AWS.
  init(_ environment: AWSEnvironment) throws(SourceFailure) {
    if let path = environment[Self.relative] {
      self.init(url: "http://169.254.170.2" + path, host: "169.254.170.2")
      return
    }
    guard let text = environment[Self.full] else {
      throw .absent("neither \(Self.relative) nor \(Self.full) is set")
    }
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      scheme == "http" || scheme == "https", let host = Self.host(of: parts)
    else {
      throw .failed("\(Self.full) is no address", advice: "Set it to an http or https address.")
    }
    guard scheme == "https" || Self.hosts.contains(host) || Self.isLoopback(host) else {
      throw .failed(
        "\(Self.full) names \(host), which may be asked by https only",
        advice: "Use https, or one of \(Self.hosts.sorted().joined(separator: ", ")).")
    }
    self.init(url: text, host: host)
  }

  private init(url: String, host: String) {
    self.url = url
    self.host = host
  }

  private static func host(of parts: URLComponents) -> String? {
    guard let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil else { return nil }
    return host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
  }

  /// 127.0.0.0/8 and ::1.
  private static func isLoopback(_ host: String) -> Bool {
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return host == "::1"
      || numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
  }
}
