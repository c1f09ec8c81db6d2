import AWSClient
import CellGrid
import Glibc
import Testing

@testable import perch

struct `The chooser` {
  private static let entries = [
    ChooserEntry(
      section: .running, name: "live.perch", detail: "recording now, follows",
      choice: .open(path: "/r/live.perch", follow: true)),
    ChooserEntry(section: .profiles, name: "prod", detail: "eu-west-1", choice: .profile("prod")),
    ChooserEntry(
      section: .sample, name: "The sample", detail: "a made-up shop on a bad day",
      choice: .open(path: "/s/market.perch", follow: false)),
  ]

  private func text(_ chooser: Chooser, _ width: Int = 80, _ height: Int = 24) -> String {
    var grid = CellGrid(size: Size(width: width, height: height))
    chooser.draw(into: &grid)
    return grid.plainText
  }

  @Test func `lists what there is under its title`() {
    let shown = text(Chooser(Self.entries))
    for words in ["Recording now", "live.perch", "AWS profiles", "prod", "Sample", "The sample"] {
      #expect(shown.contains(words), "\(words)")
    }
    #expect(!shown.contains("Opened lately"))
  }

  @Test func `opens a recorder's file so that it follows`() {
    var chooser = Chooser(Self.entries)
    #expect(chooser.press(.enter) == .leave(.open(path: "/r/live.perch", follow: true)))
  }

  @Test func `leaves with what is chosen: a profile of AWS, then a recording`() {
    var chooser = Chooser(Self.entries)
    #expect(chooser.press(.down) == .stay)
    #expect(chooser.press(.enter) == .leave(.profile("prod")))
    #expect(chooser.press(.down) == .stay)
    #expect(chooser.press(.enter) == .leave(.open(path: "/s/market.perch", follow: false)))
  }

  @Test func `stops at its ends and is left by q`() {
    var chooser = Chooser(Self.entries)
    _ = chooser.press(.up)
    #expect(chooser.press(.enter) == .leave(.open(path: "/r/live.perch", follow: true)))
    for _ in 0..<9 { _ = chooser.press(.down) }
    #expect(chooser.press(.enter) == .leave(.open(path: "/s/market.perch", follow: false)))
    #expect(chooser.press(.character("q")) == .leave(nil))
  }

  @Test func `keeps the chosen line in view on a small terminal`() {
    var chooser = Chooser(Self.entries)
    _ = chooser.press(.end)
    #expect(text(chooser, 40, 6).contains("▌ The sample"))
  }
}

struct `What the chooser lists` {
  private let folder: String

  init() throws {
    var template = Array("/tmp/perch-chooser-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    for name in ["a", "b", "c"] { _ = FileText.write("x", to: path(name)) }
  }

  private func path(_ name: String) -> String { folder + "/\(name).perch" }

  private func entries(recent: [String], folder: [String]) -> [ChooserEntry] {
    ChooserEntries(
      now: WallClock.seconds, recent: recent, folder: folder,
      profiles: [.init(name: "prod", region: nil)], sample: "/sample.perch",
      aws: AWSHere(environment: AWSEnvironment([:]), hasProfiles: true)
    ).all
  }

  @Test func `is each recording once, those opened lately first and in their order`() {
    let listed = entries(recent: [path("c"), path("a")], folder: [path("a"), path("b")])
    #expect(listed.map(\.name) == ["c.perch", "a.perch", "b.perch", "prod", "The sample"])
    #expect(listed.map(\.section) == [.recent, .recent, .folder, .profiles, .sample])
    #expect(listed[0].detail.contains("just now"))
  }

  @Test func `is not what is gone`() {
    #expect(entries(recent: [path("gone")], folder: []).map(\.section) == [.profiles, .sample])
  }

  @Test func `is a recorder at work before all others, and it is followed`() throws {
    let file = open(path("b"), O_RDONLY)
    try #require(flock(file, LOCK_EX) == 0)
    #expect(RecorderLock.isHeld(path("b")))
    #expect(!RecorderLock.isHeld(path("a")))
    let first = try #require(entries(recent: [path("a")], folder: [path("b")]).first)
    #expect(first.section == .running)
    #expect(first.choice == .open(path: path("b"), follow: true))
    #expect(first.detail.contains("recording now"))
    close(file)
    #expect(!RecorderLock.isHeld(path("b")))
  }
}

struct `What the chooser offers of AWS` {
  private func entries(_ variables: [String: String], profiles: [String] = []) -> [ChooserEntry] {
    ChooserEntries(
      now: 0, recent: [], folder: [],
      profiles: profiles.map { .init(name: $0, region: nil) }, sample: "/sample.perch",
      aws: AWSHere(environment: AWSEnvironment(variables), hasProfiles: !profiles.isEmpty)
    ).all
  }

  @Test func `is its profiles, where there are any`() {
    #expect(entries([:], profiles: ["prod"]).map(\.name) == ["prod", "The sample"])
  }

  @Test func `is how to set one up, after the sample, where there are none`() throws {
    let listed = entries([:])
    #expect(listed.map(\.name) == ["The sample", "This machine"])
    let last = try #require(listed.last)
    #expect(last.choice == .aws)
    #expect(last.detail.contains("aws configure sso"))
  }

  @Test(arguments: [
    (
      ["AWS_ACCESS_KEY_ID": "A", "AWS_REGION": "eu-west-1"],
      "the keys of AWS_ACCESS_KEY_ID, eu-west-1"
    ),
    (["AWS_WEB_IDENTITY_TOKEN_FILE": "/t"], "the role of AWS_WEB_IDENTITY_TOKEN_FILE"),
    (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost"], "the role of this container"),
  ])
  func `is what the variables of the shell hold, before its profiles`(
    _ variables: [String: String], _ words: String
  ) {
    let listed = entries(variables, profiles: ["prod"])
    #expect(listed.map(\.name) == ["This shell", "prod", "The sample"])
    #expect(listed.first?.choice == .aws)
    #expect(listed.first?.detail == words)
  }
}

struct `The AWS profiles` {
  @Test func `are those of both files, the default one first`() {
    let profiles = AWSProfiles.parse(
      config: """
        # ours
        [default]
        region = eu-west-1
        [profile prod]
          region=us-east-1
        sso_session = main
        [sso-session main]
        sso_region = eu-central-1
        [services local]
        """,
      credentials: "[prod]\naws_access_key_id = x\n[ ci ]\nregion = eu-north-1\n")
    #expect(profiles.map(\.name) == ["default", "ci", "prod"])
    #expect(profiles.map(\.region) == ["eu-west-1", "eu-north-1", "us-east-1"])
  }

  @Test func `are none where there is no file`() {
    #expect(AWSProfiles.parse(config: "", credentials: "").isEmpty)
  }

  @Test func `are not made of lines that are no section`() {
    #expect(
      AWSProfiles.parse(config: "[profile\nregion = x\n[]\n[profile ]", credentials: "[").isEmpty)
  }
}
