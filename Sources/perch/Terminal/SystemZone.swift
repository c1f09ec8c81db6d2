import Console
import Glibc
import ServerlessModel

/// The time zone that TZ or the system sets.
enum SystemZone {
  static let local = LocalTime { moment in
    var seconds = time_t(moment.milliseconds / 1000)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return (0, "UTC") }
    let name = parts.tm_zone.map { String(cString: $0) } ?? "UTC"
    return (Int64(parts.tm_gmtoff), name)
  }
}
