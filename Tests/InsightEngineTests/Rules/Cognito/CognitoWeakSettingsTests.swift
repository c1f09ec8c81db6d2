import ServerlessModel
import Testing

@testable import InsightEngine

struct `cognito-weak-settings` {
  private static let story = story { $0.mfa = "OFF" }

  private static func story(_ change: (inout UserPoolConfiguration) -> Void) -> Story {
    var pool = UserPoolConfiguration()
    pool.mfa = "OPTIONAL"
    pool.passwordMinimumLength = 8
    pool.advancedSecurity = "AUDIT"
    change(&pool)
    return Story(.userPool, "users").configuration(.userPool(pool))
  }

  @Test(arguments: [
    Case("speaks of a pool without MFA", .speaks, story),
    Case("passes one that offers it, with eight characters", .silent, story { _ in }),
    Case("speaks of seven characters", .speaks, story { $0.passwordMinimumLength = 7 }),
    Case("speaks without threat protection", .speaks, story { $0.advancedSecurity = "OFF" }),
    Case("does not know where MFA was not asked for", .unknown, story { $0.mfa = nil }),
    Case(
      "does not know where passwords were not asked for", .unknown,
      story { $0.passwordMinimumLength = nil }),
    Case(
      "does not know where protection was not asked for", .unknown,
      story { $0.advancedSecurity = nil }),
    Case("does not know without a configuration", .unknown, Story(.userPool, "users")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(CognitoWeakSettings()) }

  @Test func `says what is weak`() throws {
    let all = Self.story {
      $0.mfa = "OFF"
      $0.passwordMinimumLength = 6
      $0.advancedSecurity = "OFF"
    }
    #expect(
      try all.summary(CognitoWeakSettings())
        == "no MFA, passwords of 6 characters, no threat protection")
  }
}
