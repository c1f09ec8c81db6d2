extension Cognito {
  /// A user pool with as much as the call says of it.
  package struct UserPool: Decodable, Sendable {
    package var id: String?
    package var arn: String?
    package var name: String?
    package var mfaConfiguration: String?
    package var policies: Policies?
    package var userPoolAddOns: AddOns?
    package var adminCreateUserConfig: AdminCreate?
    /// `ACTIVE` or `INACTIVE`.
    package var deletionProtection: String?
    package var userPoolTags: [String: String]?
  }

  /// What passwords must be.
  package struct Policies: Decodable, Sendable {
    package var passwordPolicy: PasswordPolicy?
  }

  /// What passwords must be.
  package struct PasswordPolicy: Decodable, Sendable {
    package var minimumLength: Int?
  }

  /// `OFF`, `AUDIT`, `ENFORCED`.
  package struct AddOns: Decodable, Sendable {
    package var advancedSecurityMode: String?
  }

  /// Whether only administrators make users.
  package struct AdminCreate: Decodable, Sendable {
    package var allowAdminCreateUserOnly: Bool?
  }
}
