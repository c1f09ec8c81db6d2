import Glibc
import ServerlessModel

/// A time zone that times are printed in.
struct Zone {
  /// Takes a name of the system's zone files.
  ///
  /// - Throws: `CommandFailure` for a name that the system does not know, or a system without zone files.
  init(_ name: String) throws {
    let folder = Environment.value("TZDIR") ?? "/usr/share/zoneinfo"
    guard FileText.exists(folder) else {
      throw CommandFailure(
        .usage,
        "--tz \(Quoted.text(name)) needs the zone files of \(folder), which this machine does not have. "
          + "Install tzdata, set TZDIR to where they are, or leave --tz away for UTC.")
    }
    let isPlain = !name.isEmpty && !name.hasPrefix("/") && !name.contains("..")
    guard isPlain, FileText.exists(folder + "/" + name) else {
      throw CommandFailure(
        .usage,
        "--tz \(Quoted.text(name)) is not a time zone of \(folder). Write it like Europe/Dublin.")
    }
    setenv("TZ", name, 1)
    tzset()
  }

  /// The moment as RFC 3339 with the zone's offset.
  func text(_ moment: Instant) -> String {
    var seconds = time_t(moment.floored(toSeconds: 1).milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let offset = parts.tm_gmtoff / 60
    let local = Instant(milliseconds: moment.milliseconds + Int64(offset) * 60_000).rfc3339
    let sign = offset < 0 ? "-" : "+"
    return String(local.dropLast()) + sign + Self.two(abs(offset) / 60) + ":"
      + Self.two(abs(offset) % 60)
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
