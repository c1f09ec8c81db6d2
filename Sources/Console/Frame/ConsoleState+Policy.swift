import CellGrid
import ServerlessModel

extension ConsoleState {
  /// Begins a policy for what the cursor stands on, on a setting where one is named.
  mutating func openPolicy(_ setting: String = "") -> [Effect] {
    guard let row = setting.isEmpty ? policyRow : settingRow(setting) else {
      message = "a policy is of one resource: open one or choose its row, then :policy"
      return []
    }
    push(PolicyScreen(row: row))
    return []
  }

  /// A setting of what the cursor stands on.
  private func settingRow(_ key: String) -> PolicyTopic.Row? {
    switch policyRow {
    case .resource(let text), .concern(_, let text), .setting(_, let text): .setting(key, of: text)
    case .execution(let run): run.resource.map { .setting(key, of: $0) }
    case nil: nil
    }
  }

  private var policyRow: PolicyTopic.Row? {
    if let execution = top as? ExecutionScreen { return .execution(execution.run) }
    let row = top.list?.selectedRow
    if let screen = top as? ResourceScreen, screen.tab == .configuration {
      let key = row?.id.split(separator: "/").last.map(String.init)
      return .setting(key ?? "configuration", of: screen.resource)
    }
    switch row?.target {
    case .execution(let id):
      return .execution(
        RunReference(
          requestID: id.requestID?.description ?? "", start: id.start, resource: id.resource.arn))
    case .view(.execution(let run)): return .execution(run)
    case .resource(let id, _): return .resource(id.arn)
    case .finding(let id): return row?.arn.map { .concern(id.rule, of: $0) }
    case .errorGroup(let id): return concern(id, arn: row?.arn)
    case .alarm(let id): return concern(alarm: id)
    case .service, .view, .moment, nil: break
    }
    if let id = top.findingID, let arn = top.taken?.arn { return .concern(id.rule, of: arn) }
    if case .resource(let text) = top.place { return .resource(text) }
    return nil
  }

  private func concern(alarm id: String) -> PolicyTopic.Row? {
    let alarms = data[.alarms(top.place)]?.answer?.alarms?.alarms ?? []
    guard let alarm = alarms.first(where: { $0.id == id }), let resource = alarm.resource else {
      return nil
    }
    return .concern(alarm.metric?.name ?? alarm.name, of: resource.arn)
  }

  private func concern(_ id: ErrorGroupID, arn: String?) -> PolicyTopic.Row? {
    let group = top.errorGroup(context)
    return arn.map { .concern(group?.errorClass.name ?? "errors", of: $0) }
  }
}

extension String {
  /// The rule of a finding's id.
  fileprivate var rule: String { String(prefix { $0 != "@" }) }
}
