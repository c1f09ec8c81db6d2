import Crypto

/// Signs requests with AWS Signature Version 4.
///
/// - Source: AWS Identity and Access Management User Guide, "Create a signed AWS API request".
package struct Signer: Sendable {
  private let keys = SigningKeyCache()
  private let sendsContentHash: Bool

  /// Makes a signer; `sendsContentHash` is off only for the published examples, which do without that header.
  package init(sendsContentHash: Bool = true) {
    self.sendsContentHash = sendsContentHash
  }

  /// The request with the headers that prove who sends it; a request signed before is signed anew.
  ///
  /// `seconds` since 1970 is the server's clock as well as it is known. What is no address comes back unsigned.
  package func sign(
    _ request: HTTPRequest, with credentials: Credentials, region: String, service: String,
    at seconds: Double
  ) -> HTTPRequest {
    guard let url = RequestURL(request.url) else { return request }
    let time = SigningTime(seconds)
    let contentHash = Hex.text(SHA256.hash(data: request.body))
    var signed = request
    signed.headers["Host"] = url.authority
    signed.headers["X-Amz-Date"] = time.stamp
    signed.headers["X-Amz-Security-Token"] = credentials.sessionToken
    if sendsContentHash { signed.headers["X-Amz-Content-Sha256"] = contentHash }
    let canonical = CanonicalRequest(
      signed, url: url, contentHash: contentHash, path: service == "s3" ? .asSent : .normalized)
    let scope = SigningKeyCache.Scope(
      accessKeyID: credentials.accessKeyID, secret: credentials.secretAccessKey, day: time.day,
      region: region, service: service)
    signed.headers["Authorization"] = authorization(canonical, scope, time)
    return signed
  }

  private func authorization(
    _ request: CanonicalRequest, _ scope: SigningKeyCache.Scope, _ time: SigningTime
  ) -> String {
    let place = "\(time.day)/\(scope.region)/\(scope.service)/aws4_request"
    let hash = Hex.text(SHA256.hash(data: Array(request.text.utf8)))
    let toSign = "AWS4-HMAC-SHA256\n\(time.stamp)\n\(place)\n\(hash)"
    let signature = HMAC<SHA256>.authenticationCode(
      for: Array(toSign.utf8), using: keys.key(for: scope))
    return "AWS4-HMAC-SHA256 Credential=\(scope.accessKeyID)/\(place), "
      + "SignedHeaders=\(request.signedHeaders), Signature=\(Hex.text(signature))"
  }
}
