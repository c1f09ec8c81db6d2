import AWSClient
import DataProvider
import InsightEngine
import ServerlessModel

/// Whether AWS can be called, and which of the calls that perch needs are allowed.
struct AWSChecks: Sendable {
  let access: AWSAccess
  let options: CollectorOptions

  /// The checks of one identity: its credentials, the clock, then each call in each account and region.
  func checks(of identity: Identity) async -> [Check] {
    let name =
      "credentials of \(identity.roleARN ?? "profile \(access.settings(of: identity).profile)")"
    let warnings = access.settings(of: identity).warnings.map {
      Check("settings", isOK: false, $0, fix: "Set one of them, or both to the same.")
    }
    do {
      let lanes = try await AccountLanes(access: access).lanes(of: [identity])
      let places = lanes.map(\.name).joined(separator: ", ")
      var all = warnings + [Check(name, isOK: true, "account and region \(places)")]
      for lane in lanes { all += await checks(of: lane) }
      return all
    } catch {
      return warnings + [
        Check(name, isOK: false, "AWS cannot be called", fix: FailureText.sentence(error))
      ]
    }
  }

  private func checks(of lane: CollectorLane) async -> [Check] {
    var checks: [Check] = []
    for call in CollectorProbes.calls(of: lane, options, at: Instant(epoch: access.clock.now)) {
      do throws(AWSFailure) {
        let reply = try await lane.caller.call(call)
        if checks.isEmpty, let date = reply.date { checks.append(clock(date)) }
        checks.append(Check(title(call, lane), isOK: true, "allowed"))
      } catch {
        checks.append(check(error, title(call, lane)))
      }
    }
    return checks
  }

  private func title(_ call: AWSCall, _ lane: CollectorLane) -> String {
    // All that API Gateway reads goes by one action, which does not tell its calls apart.
    let action = call.operation.action.flatMap { $0.hasSuffix(":GET") ? nil : $0 }
    return "\(action ?? call.operation.title) in \(lane.name)"
  }

  /// AWS refuses signatures that are more than five minutes off.
  private func clock(_ server: Double) -> Check {
    let off = access.clock.now - server
    return Check(
      "clock", isOK: abs(off) < 240,
      abs(off) < 2
        ? "agrees with AWS" : "\(Format.seconds(abs(off))) \(off > 0 ? "ahead of" : "behind") AWS",
      fix: "perch corrects for it, other programs may not: set the clock, with NTP for example.")
  }

  private func check(_ failure: AWSFailure, _ title: String) -> Check {
    guard case .refused(let error, let operation, _) = failure else {
      return Check(title, isOK: false, "no answer", fix: CommandFailure(failure).sentence)
    }
    if error.isDenied {
      return Check(
        title, isOK: false, "denied",
        fix:
          "Allow \(error.action ?? operation.action ?? operation.title); perch iam-policy prints all."
      )
    }
    if error.isAbsent { return Check(title, isOK: true, "allowed, nothing there") }
    return Check(title, isOK: false, error.code, fix: error.message)
  }
}
