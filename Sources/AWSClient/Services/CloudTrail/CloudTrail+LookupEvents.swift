extension CloudTrail {
  /// Finds who changed what.
  ///
  /// - IAM action: `cloudtrail:LookupEvents`.
  /// - Limits: 50 a page; 2 calls a second; the last 90 days, some 5 minutes late.
  /// - Source: AWS CloudTrail API Reference, LookupEvents (2026-11).
  package static let lookupEvents = service(
    "LookupEvents", "finds who changed what", keys: ["Events", "Events.CloudTrailEvent"],
    paging: Paging("NextToken", size: "MaxResults", most: 50), rate: 2)

  /// Calls of AWS, the newest first.
  package struct LookupEvents: Decodable, Sendable {
    package var events: [Event]?
  }

  /// One call of AWS by someone.
  package struct Event: Decodable, Sendable {
    package var eventId: String?
    package var eventName: String?
    package var eventTime: Timestamp?
    package var resources: [Resource]?
    /// All of it, as a JSON document.
    package var cloudTrailEvent: String?
  }

  /// What a call was about.
  package struct Resource: Decodable, Sendable {
    /// `AWS::Lambda::Function`.
    package var resourceType: String?
    /// A name or an ARN.
    package var resourceName: String?
  }

  /// What the document of an event says.
  package struct Record: Decodable, Sendable {
    package var userIdentity: Identity?
    /// `lambda.amazonaws.com`.
    package var eventSource: String?
    package var readOnly: Bool?
    /// Why it did not happen.
    package var errorCode: String?
    package var requestParameters: [String: JSONValue]?
  }

  /// Who called.
  package struct Identity: Decodable, Sendable {
    /// `Root`, `IAMUser`, `AssumedRole`, `AWSService`, …
    package var type: String?
    package var arn: String?
    package var userName: String?
    /// The service that called for someone: `cloudformation.amazonaws.com`.
    package var invokedBy: String?
  }
}
