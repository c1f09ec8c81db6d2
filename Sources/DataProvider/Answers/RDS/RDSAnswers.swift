import AWSClient
import ServerlessModel

/// How databases are kept.
enum RDSAnswers {
  static let handlers: [String: Handler] = ["describe-db-instances": instances]

  private static func instances(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: RDS.DescribeDBInstances = try answer.decode()
    for instance in list.dbInstances ?? [] {
      guard let id = ARN.resource(instance.dbInstanceArn) else { continue }
      gathering.see(id, at: answer.time, tags: instance.tagList?.dictionary)
      gathering.configure(id, at: answer.time) { (part: inout DatabaseConfiguration) in
        part.engine = instance.engine
        part.instanceClass = instance.dbInstanceClass
        part.publiclyAccessible = instance.publiclyAccessible
        part.multiAZ = instance.multiAZ
        part.encrypted = instance.storageEncrypted
        part.backupRetentionDays = instance.backupRetentionPeriod
        part.deletionProtection = instance.deletionProtection
        part.allocatedStorageGB = instance.allocatedStorage
      }
    }
  }
}
