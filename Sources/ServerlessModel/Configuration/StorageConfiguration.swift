/// What DynamoDB says of one table.
package struct TableConfiguration: Hashable, Codable, Sendable {
  package var status: String?
  /// `PROVISIONED` or `PAY_PER_REQUEST`.
  package var billingMode: String?
  package var readCapacity: Int?
  package var writeCapacity: Int?
  package var indexes: [TableIndex] = []
  package var keySchema: [String] = []
  package var itemCount: Int64?
  package var sizeBytes: Int64?
  package var streamARN: String?
  package var streamViewType: String?
  package var encryption: String?
  package var kmsKey: String?
  package var pointInTimeRecovery: Bool?
  package var timeToLive: Bool?
  package var deletionProtection: Bool?
  package var tableClass: String?
  package var scaling: [ScalingTarget]?
  package var createdAt: Instant?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// A secondary index of a table.
package struct TableIndex: Hashable, Codable, Sendable {
  package var name: String
  package var global: Bool
  package var readCapacity: Int?
  package var writeCapacity: Int?

  /// Makes the value from its parts.
  package init(
    name: String,
    global: Bool,
    readCapacity: Int? = nil,
    writeCapacity: Int? = nil
  ) {
    self.name = name
    self.global = global
    self.readCapacity = readCapacity
    self.writeCapacity = writeCapacity
  }
}

/// A dimension that Application Auto Scaling moves.
package struct ScalingTarget: Hashable, Codable, Sendable {
  package var dimension: String
  package var minimum: Int
  package var maximum: Int

  /// Makes the value from its parts.
  package init(
    dimension: String,
    minimum: Int,
    maximum: Int
  ) {
    self.dimension = dimension
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// What S3 says of one bucket.
package struct BucketConfiguration: Hashable, Codable, Sendable {
  package var encryption: String?
  package var versioning: String?
  package var publicAccessBlocked: Bool?
  package var policyPublic: Bool?
  /// Whether its access control list lets everybody in.
  package var aclPublic: Bool?
  package var policyStatements: [PolicyStatement]?
  package var lifecycleRules: Int?
  /// Whether a rule ends multipart uploads that were never completed.
  package var abortsIncompleteUploads: Bool?
  package var loggingTarget: String?
  package var notifications: [String] = []

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What CloudFront says of one distribution.
package struct DistributionConfiguration: Hashable, Codable, Sendable {
  package var enabled: Bool?
  package var origins: [String] = []
  package var viewerProtocolPolicy: String?
  package var minimumTLS: String?
  /// Whether it stands under CloudFront's own name and certificate, whose TLS cannot be chosen.
  package var defaultCertificate: Bool?
  /// How long it waits for its slowest origin.
  package var originTimeoutSeconds: Int?
  package var webACL: String?
  package var logging: Bool?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What RDS says of one database.
package struct DatabaseConfiguration: Hashable, Codable, Sendable {
  package var engine: String?
  package var instanceClass: String?
  package var publiclyAccessible: Bool?
  package var multiAZ: Bool?
  package var encrypted: Bool?
  package var backupRetentionDays: Int?
  package var deletionProtection: Bool?
  package var allocatedStorageGB: Int?
  package var maxConnections: Int?
  package var proxy: Bool?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What OpenSearch says of one domain.
package struct SearchDomainConfiguration: Hashable, Codable, Sendable {
  package var engineVersion: String?
  package var inVPC: Bool?
  package var encryptionAtRest: Bool?
  package var nodeToNodeEncryption: Bool?
  package var enforceHTTPS: Bool?
  /// The storage of one data node.
  package var volumeGB: Int?
  package var policyStatements: [PolicyStatement]?

  /// A configuration of which nothing is known yet.
  package init() {}
}
