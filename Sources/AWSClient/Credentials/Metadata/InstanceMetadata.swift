/// The metadata service of an EC2 instance: version 2, and version 1 where that one is off.
package struct InstanceMetadata: Sendable {
  private let http: any HTTPSending
  private let base: String
  private let isDisabled: Bool
  private let allowsVersion1: Bool
  /// As the AWS CLI has them: 1 s, 1 try.
  private let limit: Double
  private let tries: Int

  /// Reads where it is and how it may be asked.
  package init(environment: AWSEnvironment, profile: Profile, http: any HTTPSending) {
    let lookup = SettingLookup(environment: environment, profile: profile)
    self.http = http
    isDisabled = environment.isOn("AWS_EC2_METADATA_DISABLED")
    allowsVersion1 = !lookup.isOn("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")
    limit = lookup.number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout") ?? 1
    tries = Int(
      min(
        10, lookup.number("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts") ?? 1
      ))
    let mode = lookup.value(
      "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")
    let address =
      lookup.value("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")?.text
      ?? (mode?.text.lowercased() == "ipv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254")
    base = address.hasSuffix("/") ? String(address.dropLast()) : address
  }

  /// The region that the instance runs in; `nil` where there is no instance.
  package func region() async -> String? {
    do throws(SourceFailure) {
      let bytes = try await answer("placement/region", token: try await token())
      return String(decoding: bytes, as: UTF8.self).trimmed
    } catch { return nil }
  }

  /// The name of the instance's role and what its endpoint answers.
  func role() async throws(SourceFailure) -> (name: String, answer: [UInt8]) {
    let token = try await token()
    let path = "iam/security-credentials/"
    let name = String(decoding: try await answer(path, token: token), as: UTF8.self).trimmed
    guard !name.isEmpty else { throw .absent("the instance has no role") }
    return (name, try await answer(path + name, token: token))
  }

  /// The token of version 2; `nil` where only version 1 answers and may be asked.
  private func token() async throws(SourceFailure) -> String? {
    guard !isDisabled else { throw .absent("AWS_EC2_METADATA_DISABLED is true") }
    let request = HTTPRequest(
      method: "PUT", url: base + "/latest/api/token",
      headers: ["x-aws-ec2-metadata-token-ttl-seconds": "21600"])
    switch await send(request) {
    case .success(let answer) where answer.status == 200:
      return String(decoding: answer.body, as: UTF8.self).trimmed
    case .success(let answer) where ![403, 404, 405].contains(answer.status):
      throw .absent("it answered \(answer.status) when asked for a token")
    case .failure(let trouble) where trouble.kind != .timedOut: throw .absent(trouble.words)
    default: break
    }
    guard allowsVersion1 else {
      throw .absent("version 2 gave no token, and version 1 is switched off")
    }
    return nil
  }

  private func answer(_ path: String, token: String?) async throws(SourceFailure) -> [UInt8] {
    var request = HTTPRequest(method: "GET", url: base + "/latest/meta-data/" + path)
    request.headers["x-aws-ec2-metadata-token"] = token
    switch await send(request) {
    case .success(let answer) where answer.status == 200: return answer.body
    case .success(let answer) where answer.status == 404:
      throw .absent("the instance has no role")
    case .success(let answer): throw .absent("it answered \(answer.status)")
    case .failure(let trouble): throw .absent(trouble.words)
    }
  }

  /// Sends as often as was set; the last outcome counts.
  private func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    var outcome = await once(request)
    for _ in 1..<max(1, tries) {
      if case .success(let answer) = outcome, answer.status < 500 { break }
      outcome = await once(request)
    }
    return outcome
  }

  private func once(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> {
    do throws(HTTPFailure) { return .success(try await http.send(request, within: limit)) } catch {
      return .failure(error)
    }
  }
}
