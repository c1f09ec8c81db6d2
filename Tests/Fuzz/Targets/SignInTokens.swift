import Foundation

@testable import AWSClient

/// The token that `aws sso login` leaves in the user's folder.
enum SignInTokens: FuzzTarget {
  private static let settings: SSOSettings = {
    let configuration = SharedConfiguration(
      config: """
        [profile shop]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 111122223333
        sso_role_name = Reader
        """, credentials: "")
    return prepared { try SSOSettings(configuration.profile("shop"), configuration) }
  }()
  private static let path: String = {
    let folder = FuzzFolder.path + "/.aws/sso/cache"
    prepared {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    return "\(folder)/\(CacheFileName.sso(settings.tokenName)).json"
  }()

  static func read(_ bytes: UnsafeRawBufferPointer) {
    FuzzFolder.fill(path, with: bytes)
    do throws(SourceFailure) {
      let token = try SSOToken(settings, AWSEnvironment(["HOME": FuzzFolder.path]))
      expect(token.end.isFinite, "a token ends at no moment")
      expect(token.registrationEnd?.isFinite ?? true, "a client's registration ends at no moment")
    } catch {
      expect(error.why.isHarmless, "\(error.why.debugDescription) is told")
    }
  }
}
