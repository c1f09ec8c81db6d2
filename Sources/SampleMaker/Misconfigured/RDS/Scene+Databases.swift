extension Scene {
  /// A database that the internet can reach, without a copy, and full.
  mutating func databases() {
    let id = "one-and-only"
    answer(
      "rds.describe-db-instances",
      [
        "DBInstances": [
          [
            "DBInstanceIdentifier": .text(id), "DBInstanceClass": "db.t3.micro",
            "DBInstanceArn": .text(Misconfigured.arn("rds", "db:" + id)), "Engine": "postgres",
            "PubliclyAccessible": true, "MultiAZ": false, "StorageEncrypted": false,
            "BackupRetentionPeriod": 0, "AllocatedStorage": 100, "DeletionProtection": false,
          ]
        ]
      ])
    let database: KeyValuePairs = ["DBInstanceIdentifier": id]
    measure("AWS/RDS CPUUtilization Average", of: database, .lately, 97)
    measure("AWS/RDS FreeStorageSpace Minimum", of: database, .lately, 2e9)
  }
}
