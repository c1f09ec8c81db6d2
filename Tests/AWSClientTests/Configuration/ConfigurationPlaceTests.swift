import Testing

@testable import AWSClient

struct ConfigurationPlaceTests {
  @Test func `finds the files that variables name`() throws {
    let home = try TestHome()
    home.set("AWS_CONFIG_FILE", try home.write("other/config", "[default]\nregion = a"))
    try home.write("other/keys", "[ci]\nregion = b")
    home.set("AWS_SHARED_CREDENTIALS_FILE", "~/other/keys")
    let files = SharedConfiguration(home.environment)
    #expect(files.names == ["default", "ci"])
    #expect(files.configPlace.name == "~/other/config")
    #expect(files.profiles["ci"]?["region"] == "b")
  }

  @Test func `has no place without a home, and no fault`() {
    let files = SharedConfiguration(AWSEnvironment([:]))
    #expect(files.profiles.isEmpty)
    #expect(files.warnings.isEmpty)
    #expect(files.configPlace.trouble == "has no place, since HOME is not set")
  }

  @Test func `tells a file that is there and cannot be read`() throws {
    let home = try TestHome()
    home.set("AWS_CONFIG_FILE", home.path + "/.aws")
    let files = SharedConfiguration(home.environment)
    #expect(files.warnings == ["~/.aws cannot be read: is a directory"])
    #expect(files.credentialsPlace.trouble == "does not exist")
  }
}
