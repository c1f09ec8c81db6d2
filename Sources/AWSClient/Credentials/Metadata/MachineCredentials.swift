import Foundation

/// Credentials as containers and instances hand them out.
struct MachineCredentials: Decodable {
  var accessKeyId: String?
  var secretAccessKey: String?
  var token: String?
  var expiration: String?
  var accountId: String?
  /// `Success`, or what went wrong.
  var code: String?
  var message: String?

  /// Reads the answer of an endpoint.
  static func read(_ body: [UInt8], from place: String) throws(SourceFailure) -> MachineCredentials
  {
    do throws(AWSJSONError) {
      return try AWSJSON.decode(MachineCredentials.self, from: Data(body))
    } catch {
      throw .failed("\(place) answered no JSON", advice: "Check what listens there.")
    }
  }

  /// The same as credentials; a field that lacks is named.
  func credentials(from place: String, source: String) throws(SourceFailure) -> Credentials {
    guard let accessKeyId, let secretAccessKey else {
      let said = MaskedText.firstLine([code, message].compactMap(\.self).joined(separator: ": "))
      throw .failed(
        "\(place) answered no keys" + (said.isEmpty ? "" : " (\(said))"),
        advice: "Check the role of the machine.")
    }
    return Credentials(
      accessKeyID: accessKeyId, secretAccessKey: secretAccessKey, sessionToken: token,
      expiration: try end(place), account: accountId, source: source)
  }

  private func end(_ place: String) throws(SourceFailure) -> Double? {
    guard let expiration else { return nil }
    guard let moment = ISO8601.seconds(expiration) else {
      throw .failed(
        "\(place) answered an Expiration that is no moment", advice: "Check what listens there.")
    }
    return moment
  }
}
