import ServerlessModel

extension Context {
  /// The judged log group, by what names it everywhere.
  var logGroup: LogGroupID {
    LogGroupID(account: resource.account, region: resource.region, name: resource.name)
  }
}
