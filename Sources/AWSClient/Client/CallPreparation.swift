/// What a call needs before it is sent for the first time.
enum CallPreparation {
  /// What CloudTrail shows of who looked.
  private static let userAgent = "perch"

  static func endpoint(for call: AWSCall, _ endpoints: Endpoints) throws(AWSFailure) -> Endpoint {
    do throws(EndpointFailure) {
      return try endpoints.endpoint(of: call.operation.service, in: call.region)
    } catch {
      let asked = "\(call.operation.service) in \(call.region)"
      var failure = HTTPFailure(.nameNotFound, host: asked)
      failure.advice = error.sentence
      throw .unreachable(failure, operation: call.operation)
    }
  }

  static func request(for call: AWSCall, _ codec: any WireCoding, base: String)
    throws(AWSFailure) -> HTTPRequest
  {
    do {
      var request = try codec.request(for: call, base: base)
      request.headers["User-Agent"] = userAgent
      return request
    } catch {
      let trouble = AWSJSONError(line: nil, field: "input", expected: "\(error)")
      throw .unreadable(trouble, operation: call.operation)
    }
  }
}
