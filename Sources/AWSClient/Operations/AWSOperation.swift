/// One AWS operation that perch may call, and why.
package struct AWSOperation: Hashable, Sendable {
  /// How a service speaks on the wire.
  package enum Wire: String, Sendable {
    case json10 = "awsJson1.0"
    case json11 = "awsJson1.1"
    case restJSON = "restJson1"
    case query = "awsQuery"
    case ec2 = "ec2Query"
    case restXML = "restXml"
  }

  /// Why an operation runs only after someone said yes.
  package enum Consent: String, Sendable { case costsMoney, startsWork }

  /// The service that it belongs to.
  package var api: AWSService
  /// The name as the API spells it: `ListFunctions`.
  package var name: String
  /// The IAM action that allows it; `nil` where none is asked for.
  package var action: String?
  /// What it is needed for, in one line.
  package var reason: String
  /// Keys that tell its answer from others: `Functions`, or `items.apiStages` for a key one level down; empty where
  /// no key does.
  package var keys: [String]
  package var consent: Consent?
  package var http: HTTPBinding
  /// `nil` where an answer has one page.
  package var paging: Paging?
  package var rate: CallRate
  package var xml: XMLForm
  /// Whether its requests are signed; those that fetch credentials are not.
  package var isSigned: Bool

  /// The service as the AWS CLI spells it: `lambda`, `s3api`, `logs`.
  package var service: String { api.command }

  package var wire: Wire { api.wire }

  /// The name as the AWS CLI spells it: `list-functions`.
  package var command: String { CommandName.dashed(name) }

  /// Service and command, as one types them: `lambda list-functions`.
  package var title: String { service + " " + command }
}

/// Turns the API's names into the CLI's.
package enum CommandName {
  /// `DescribeDBInstances` becomes `describe-db-instances`.
  package static func dashed(_ name: String) -> String {
    let letters = Array(name)
    var text = ""
    for (index, letter) in letters.enumerated() {
      if index > 0, letter.isUppercase {
        let afterLower = !letters[index - 1].isUppercase
        let beforeLower = index + 1 < letters.count && letters[index + 1].isLowercase
        if afterLower || beforeLower { text.append("-") }
      }
      text.append(letter.lowercased())
    }
    return text
  }
}
