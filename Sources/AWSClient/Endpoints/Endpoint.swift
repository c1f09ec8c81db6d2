/// Where one service is spoken to in one region.
package struct Endpoint: Hashable, Sendable {
  /// `https://lambda.eu-west-1.amazonaws.com`, without a slash at its end.
  package var base: String
  package var signingRegion: String
  package var signingName: String
}

/// Why there is no endpoint.
package enum EndpointFailure: Error, Hashable, Sendable {
  case region(String)
  case address(String, service: String)
  case service(String)

  /// What was asked, why it failed, and what to do.
  package var sentence: String {
    switch self {
    case .region(let name): RegionCheck(name).sentence ?? "\(name) is no AWS region."
    case .address(let address, let service):
      "The endpoint of \(service) is set to “\(address)”, which is no web address: "
        + "write it as http://localhost:4566 in AWS_ENDPOINT_URL or endpoint_url."
    case .service(let name): "perch knows no endpoint of the service \(name)."
    }
  }
}
