/// What stands around the functions.
enum Resources {
  struct Queue {
    var name: String
    var service: String
    var account = Shop.prod
    var deadLetterQueue: String?
    var isDeadLetterQueue = false
  }

  struct API {
    var name: String
    var id: String
    var service: String
    var account = Shop.prod
    var region = Shop.ireland
    var isREST = true
  }

  struct Table {
    var name: String
    var service: String
    var writeCapacity: Int?
    var readCapacity: Int?
    var hasStream = false
  }

  static let queues: [Queue] =
    [
      ("stock-queue", "checkout"), ("price-queue", "catalogue"), ("clips-queue", "media"),
      ("media-queue", "media"), ("strip-queue", "media"), ("push-queue", "notifications"),
      ("sms-queue", "notifications"), ("invoice-mail-queue", "invoices"),
    ].flatMap { name, service in
      let dead = name.replacingSuffix("-queue", by: "-dlq")
      return [
        Queue(name: name, service: service, deadLetterQueue: dead),
        Queue(name: dead, service: service, isDeadLetterQueue: true),
      ]
    }
    + [
      ("orders-dlq", "checkout", Shop.prod), ("mailer-dlq", "checkout", Shop.prod),
      ("search-dlq", "search", Shop.prod), ("analytics-dlq", "analytics", Shop.prod),
      ("invoices-dlq", "invoices", Shop.prod), ("reports-dlq", "reports", Shop.prod),
      ("legacy-dlq", "legacy", Shop.prod), ("partner-dlq", "webhooks", Shop.partner),
    ].map { Queue(name: $0.0, service: $0.1, account: $0.2, isDeadLetterQueue: true) }
    + [Queue(name: "fax-queue", service: "legacy")]

  static let apis: [API] = [
    API(name: "checkout-api", id: "c1checkout", service: "checkout"),
    API(name: "storefront-api", id: "s1storefrt", service: "storefront", isREST: false),
    API(name: "catalogue-api", id: "c2catalogu", service: "catalogue"),
    API(name: "search-api", id: "s2searchap", service: "search", isREST: false),
    API(name: "collect-api", id: "c3collecta", service: "analytics", isREST: false),
    API(name: "invoices-api", id: "i1invoices", service: "invoices"),
    API(name: "notifications-api", id: "n1notifica", service: "notifications", isREST: false),
    API(name: "legacy-api", id: "l1legacyap", service: "legacy"),
    API(
      name: "staging-api", id: "s3stagings", service: "storefront", account: Shop.staging,
      region: Shop.virginia, isREST: false),
    API(
      name: "partner-api", id: "p1partnera", service: "webhooks", account: Shop.partner,
      isREST: false),
  ]

  static let tables: [Table] = [
    Table(name: "orders-table", service: "checkout"),
    Table(name: "carts-table", service: "checkout"),
    Table(name: "stock-table", service: "checkout", writeCapacity: 200, readCapacity: 200),
    Table(name: "products-table", service: "catalogue", hasStream: true),
    Table(name: "sessions-table", service: "storefront"),
  ]

  static let topics = [("order-events", "checkout"), ("product-events", "catalogue")]
  static let buckets = [
    ("shop-uploads", "media"), ("shop-media", "media"), ("shop-invoices", "invoices"),
    ("catalogue-images", "catalogue"),
  ]
  static let machines = [("order-saga", "checkout"), ("product-approval", "catalogue")]
  static let secrets = [("payments-api-key", "checkout"), ("catalogue-signing-key", "catalogue")]
  static let stream = "clicks"
  static let deliveryStream = "clicks-archive"
  static let bus = "shop-bus"
  static let userPool = "eu-west-1_shopcust"

  static func arn(
    _ service: String, _ tail: String, account: String = Shop.prod, region: String = Shop.ireland
  )
    -> String
  {
    "arn:aws:\(service):\(region):\(account):\(tail)"
  }

  static func queueARN(_ name: String) -> String {
    let account = queues.first { $0.name == name }?.account ?? Shop.prod
    return arn("sqs", name, account: account)
  }

  static func queueURL(_ queue: Queue) -> String {
    "https://sqs.\(Shop.ireland).amazonaws.com/\(queue.account)/\(queue.name)"
  }
}

extension String {
  /// The text with another ending, where it has the first.
  func replacingSuffix(_ suffix: String, by other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self + other
  }
}
