import AWSClient
import Glibc

/// Finds what the chooser lists: recorders at work, recordings, AWS profiles, the sample.
struct ChooserEntries {
  /// Seconds since 1970.
  let now: Int64
  let recent: [String]
  let folder: [String]
  let profiles: [AWSProfiles.Profile]
  let sample: String?
  /// What this shell and machine are to AWS.
  let aws: AWSHere
  /// How profiles are read, by the configuration.
  var configured = ProfilesConfig()

  /// What lies on this machine.
  static func here() -> ChooserEntries {
    let profiles = AWSProfiles.all
    return ChooserEntries(
      now: WallClock.seconds, recent: RecentRecordings.paths,
      folder: FileText.names(in: ".").filter { $0.hasSuffix(".perch") }.map(FilePath.absolute),
      profiles: profiles, sample: try? Recordings.samplePath(),
      aws: AWSHere(environment: .process, hasProfiles: !profiles.isEmpty),
      configured: Config.read().profiles)
  }

  /// Each recording once, where it is most telling.
  var all: [ChooserEntry] {
    var listed: Set<String> = []
    func new(_ paths: [String]) -> [String] {
      paths.filter { FileText.exists($0) && listed.insert($0).inserted }
    }
    let running = new((folder + recent).filter(RecorderLock.isHeld))
    let opened = new(recent)
    let others = new(folder)
    return running.map(recorder) + opened.map { recording($0, .recent) }
      + others.map { recording($0, .folder) } + shellEntry + profiles.map(profile) + sampleEntry
      + machineEntry
  }

  private func recorder(_ path: String) -> ChooserEntry {
    let age = FileAge(path: path, now: now)
    let words = age.isFresh ? "recording now, follows" : "recorder idle since \(age.words)"
    return ChooserEntry(
      section: .running, name: FilePath.name(path), detail: "\(words)   \(FilePath.folder(path))",
      choice: .open(path: path, follow: true))
  }

  private func recording(_ path: String, _ section: ChooserEntry.Section) -> ChooserEntry {
    let age = FileAge(path: path, now: now)
    let place = section == .recent ? "   \(FilePath.folder(path))" : ""
    return ChooserEntry(
      section: section, name: FilePath.name(path),
      detail: "\(age.size)   changed \(age.words)\(place)",
      choice: .open(path: path, follow: false))
  }

  private func profile(_ profile: AWSProfiles.Profile) -> ChooserEntry {
    ChooserEntry(
      section: .profiles, name: profile.name, detail: places(of: profile),
      choice: .profile(profile.name))
  }

  /// Where a profile is read, and by way of how many roles.
  private func places(of profile: AWSProfiles.Profile) -> String {
    let own = configured.profiles[profile.name]
    let regions = own?.regions.joined(separator: ", ") ?? ""
    let place = regions.isEmpty ? profile.region ?? "no region set" : regions
    guard let roles = own?.roleARNs.count, roles > 0 else { return place }
    return "\(place)   and \(roles) \(roles == 1 ? "role" : "roles")"
  }

  private var shellEntry: [ChooserEntry] {
    aws.shell.map { words in
      [ChooserEntry(section: .profiles, name: "This shell", detail: words, choice: .aws)]
    } ?? []
  }

  private var machineEntry: [ChooserEntry] {
    aws.advice.map { words in
      [ChooserEntry(section: .machine, name: "This machine", detail: words, choice: .aws)]
    } ?? []
  }

  private var sampleEntry: [ChooserEntry] {
    sample.map { path in
      [
        ChooserEntry(
          section: .sample, name: "The sample", detail: "a made-up shop on a bad day",
          choice: .open(path: path, follow: false))
      ]
    } ?? []
  }
}
