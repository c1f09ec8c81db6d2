extension Scene {
  /// Writes everything below a folder as the importer finds it.
  func write(to folder: String) {
    let place = "\(Misconfigured.account)/\(Misconfigured.region)"
    for (operation, json, asOf) in answers + [tagging] {
      OutputFile.write(
        json.line + "\n", to: "\(folder)/\(Day.stamp(asOf))/\(place)/\(operation).json")
    }
    let logs = LogExport(folder: folder)
    for (group, events) in lines.sorted(by: { $0.key < $1.key }) {
      logs.write(events, of: group, Misconfigured.account, Misconfigured.region)
    }
    for function in functions where !function.runs.isEmpty { logs.write(function.simulated) }
    TraceExport(folder: folder).write(functions.map(\.simulated))
    MetricExport(folder: folder).write(series)
  }

  private var tagging: (operation: String, json: JSON, asOf: Int64) {
    let rows: [JSON] = tags.map { arn, tags in
      [
        "ResourceARN": .text(arn),
        "Tags": .list(tags.map { ["Key": .text($0.0), "Value": .text($0.1)] }),
      ]
    }
    let list: JSON = ["ResourceTagMappingList": .list(rows)]
    return ("resourcegroupstaggingapi.get-resources", list, Day.start)
  }
}
