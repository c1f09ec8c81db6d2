/// The made-up shop: three accounts with AWS's own example ids, two regions, eleven microservices.
enum Shop {
  static let prod = "111122223333"
  static let staging = "444455556666"
  static let partner = "777788889999"
  static let ireland = "eu-west-1"
  static let virginia = "us-east-1"

  static let accountNames = [prod: "prod", staging: "staging", partner: "partner"]

  static let functions: [FunctionSpec] =
    checkout + storefront + catalogue + media + search + analytics + invoices + operations + legacy
    + stagingFunctions + partnerFunctions

  static let chargeCard = "charge-card"
  static let placeOrder = "place-order"
  static let leaking = "make-thumbnails"
  static let stalled = "aggregate-clicks"
  static let stopped = "nightly-report"
  static let recursive = "render-invoice"
  static let spiky = "product-page"

  private static func function(
    _ name: String, _ service: String, _ trigger: FunctionSpec.Trigger, perMinute: Double,
    ms: Double, _ change: (inout FunctionSpec) -> Void = { _ in }
  ) -> FunctionSpec {
    var spec = FunctionSpec(
      name: name, service: service, account: prod, region: ireland, trigger: trigger)
    spec.perMinute = perMinute
    spec.medianMs = ms
    change(&spec)
    return spec
  }

  private static let checkout: [FunctionSpec] = [
    function(placeOrder, "checkout", .api("checkout-api"), perMinute: 4.2, ms: 120) {
      $0.runtime = "nodejs24.x"
      $0.calls = [
        .dynamo("PutItem", "orders-table", 0.35),
        .aws("EventBridge", "PutEvents", "shop-bus", 0.25),
      ]
    },
    function(chargeCard, "checkout", .event("order-placed"), perMinute: 0, ms: 610) {
      $0.architecture = "x86_64"
      $0.timeoutSeconds = 3
      $0.usedMB = 108
      $0.deadLetterQueue = "orders-dlq"
      $0.calls = [
        .dynamo("GetItem", "orders-table", 0.03),
        .http("POST", "https://payments.example/v1/charges", 0.84),
      ]
    },
    function("cart", "checkout", .api("checkout-api"), perMinute: 6, ms: 34) {
      $0.runtime = "nodejs24.x"
      $0.logForm = .s3
      $0.calls = [.dynamo("UpdateItem", "carts-table", 0.5)]
    },
    function("order-status", "checkout", .api("checkout-api"), perMinute: 3, ms: 28) {
      $0.logsJSON = true
      $0.calls = [.dynamo("GetItem", "orders-table", 0.5)]
    },
    function("reserve-stock", "checkout", .queue("stock-queue"), perMinute: 2.1, ms: 90) {
      $0.calls = [.dynamo("UpdateItem", "stock-table", 0.7)]
    },
    function("refund", "checkout", .api("checkout-api"), perMinute: 0.2, ms: 410) {
      $0.deadLetterQueue = nil
      $0.calls = [.http("POST", "https://payments.example/v1/refunds", 0.8)]
    },
    function("order-mailer", "checkout", .topic("order-events"), perMinute: 1.4, ms: 150) {
      $0.deadLetterQueue = "mailer-dlq"
      $0.calls = [.aws("SES", "SendEmail", "shop.example", 0.6)]
    },
  ]

  private static let storefront: [FunctionSpec] = [
    function(spiky, "storefront", .api("storefront-api"), perMinute: 5, ms: 65) {
      $0.runtime = "java21"
      $0.memoryMB = 1024
      $0.usedMB = 420
      $0.initMs = 2300
      $0.architecture = "x86_64"
      $0.calls = [.dynamo("Query", "products-table", 0.5)]
    },
    function("home-page", "storefront", .api("storefront-api"), perMinute: 3, ms: 44) {
      $0.runtime = "nodejs24.x"
      $0.logForm = .s3
    },
    function("session", "storefront", .api("storefront-api"), perMinute: 4, ms: 12) {
      $0.logsJSON = true
      $0.calls = [.dynamo("GetItem", "sessions-table", 0.6)]
    },
    function("recommendations", "storefront", .api("storefront-api"), perMinute: 1.5, ms: 210) {
      $0.memoryMB = 512
      $0.usedMB = 260
    },
    function("banner", "storefront", .api("storefront-api"), perMinute: 1, ms: 18),
  ]

  private static let catalogue: [FunctionSpec] = [
    function("list-products", "catalogue", .api("catalogue-api"), perMinute: 2.2, ms: 52) {
      $0.logsJSON = true
      $0.errorRate = 0
      $0.calls = [.dynamo("Query", "products-table", 0.6)]
    },
    function("get-product", "catalogue", .api("catalogue-api"), perMinute: 2.2, ms: 31) {
      $0.logsJSON = true
      $0.errorRate = 0
      $0.calls = [.dynamo("GetItem", "products-table", 0.6)]
    },
    function("price-changes", "catalogue", .queue("price-queue"), perMinute: 0.8, ms: 75) {
      $0.logsJSON = true
      $0.errorRate = 0
      $0.calls = [.dynamo("PutItem", "products-table", 0.6)]
    },
    function("publish-product", "catalogue", .api("catalogue-api"), perMinute: 0.8, ms: 95) {
      $0.logsJSON = true
      $0.errorRate = 0
      $0.calls = [.aws("SNS", "Publish", "product-events", 0.4)]
    },
  ]

  private static let media: [FunctionSpec] = [
    function(leaking, "media", .bucket("shop-uploads"), perMinute: 2, ms: 720) {
      $0.runtime = "nodejs22.x"
      $0.memoryMB = 512
      $0.usedMB = 190
      $0.timeoutSeconds = 30
      $0.deadLetterQueue = "media-dlq"
      $0.calls = [
        .aws("S3", "GetObject", "shop-uploads", 0.2), .aws("S3", "PutObject", "shop-media", 0.2),
      ]
    },
    function("transcode-clip", "media", .queue("clips-queue"), perMinute: 0.4, ms: 2400) {
      $0.memoryMB = 1769
      $0.usedMB = 900
      $0.timeoutSeconds = 60
    },
    function("media-index", "media", .queue("media-queue"), perMinute: 0.7, ms: 80),
    function("strip-metadata", "media", .queue("strip-queue"), perMinute: 0.8, ms: 130),
  ]

  private static let search: [FunctionSpec] = [
    function("search", "search", .api("search-api"), perMinute: 3.5, ms: 88) {
      $0.runtime = "java21"
      $0.memoryMB = 1024
      $0.usedMB = 510
      $0.initMs = 1900
      $0.logForm = .firehose
    },
    function("suggest", "search", .api("search-api"), perMinute: 3, ms: 22) {
      $0.logForm = .firehose
    },
    function("index-product", "search", .tableStream("products-table"), perMinute: 0.8, ms: 110),
    function("rebuild-index", "search", .schedule(everyMinutes: 60), perMinute: 0, ms: 5200) {
      $0.timeoutSeconds = 300
      $0.memoryMB = 1024
      $0.usedMB = 600
      $0.deadLetterQueue = "search-dlq"
    },
  ]

  private static let analytics: [FunctionSpec] = [
    function(stalled, "analytics", .stream("clicks"), perMinute: 1.2, ms: 900) {
      $0.memoryMB = 512
      $0.usedMB = 300
      $0.timeoutSeconds = 60
    },
    function("collect-click", "analytics", .api("collect-api"), perMinute: 6, ms: 11) {
      $0.logForm = .s3
      $0.calls = [.aws("Kinesis", "PutRecord", "clicks", 0.6)]
    },
    function("daily-funnel", "analytics", .schedule(everyMinutes: 120), perMinute: 0, ms: 4100) {
      $0.timeoutSeconds = 120
      $0.deadLetterQueue = "analytics-dlq"
    },
    function("export-events", "analytics", .schedule(everyMinutes: 30), perMinute: 0, ms: 1300) {
      $0.deadLetterQueue = "analytics-dlq"
    },
  ]

  private static let invoices: [FunctionSpec] = [
    function(recursive, "invoices", .bucket("shop-invoices"), perMinute: 0.5, ms: 340) {
      $0.memoryMB = 512
      $0.usedMB = 210
      $0.deadLetterQueue = "invoices-dlq"
      $0.calls = [.aws("S3", "PutObject", "shop-invoices", 0.4)]
    },
    function("mail-invoice", "invoices", .queue("invoice-mail-queue"), perMinute: 0.4, ms: 180),
    function("vat-rates", "invoices", .api("invoices-api"), perMinute: 0.6, ms: 25),
    function("ledger-export", "invoices", .schedule(everyMinutes: 60), perMinute: 0, ms: 2200) {
      $0.deadLetterQueue = "invoices-dlq"
      $0.timeoutSeconds = 30
    },
  ]

  private static let operations: [FunctionSpec] = [
    function(stopped, "reports", .schedule(everyMinutes: 5), perMinute: 0, ms: 800) {
      $0.deadLetterQueue = "reports-dlq"
      $0.timeoutSeconds = 60
    },
    function("stock-levels", "reports", .schedule(everyMinutes: 10), perMinute: 0, ms: 420) {
      $0.deadLetterQueue = "reports-dlq"
    },
    function("send-push", "notifications", .queue("push-queue"), perMinute: 1.6, ms: 70),
    function("send-sms", "notifications", .queue("sms-queue"), perMinute: 0.6, ms: 240) {
      $0.calls = [.http("POST", "https://sms.example/v2/messages", 0.8)]
    },
    function("preferences", "notifications", .api("notifications-api"), perMinute: 0.8, ms: 22),
  ]

  private static let legacy: [FunctionSpec] = [
    function("soap-bridge", "legacy", .api("legacy-api"), perMinute: 0.7, ms: 330) {
      $0.runtime = "nodejs18.x"
      $0.sharedRole = "legacy-everything"
      $0.environment = [
        ("ERP_USER", "bridge"), ("ERP_PASSWORD", "made-up-Pa55word-for-the-sample"),
      ]
      $0.logForm = .tail
    },
    function("fax-gateway", "legacy", .queue("fax-queue"), perMinute: 0.1, ms: 900) {
      $0.runtime = "python3.9"
      $0.sharedRole = "legacy-everything"
    },
    function("erp-sync", "legacy", .schedule(everyMinutes: 15), perMinute: 0, ms: 1700) {
      $0.sharedRole = "legacy-everything"
      $0.deadLetterQueue = "legacy-dlq"
      $0.timeoutSeconds = 30
    },
  ]

  private static let stagingFunctions: [FunctionSpec] = [
    ("place-order", "checkout", 0.3, 140.0), ("charge-card", "checkout", 0.3, 590),
    ("cart", "checkout", 0.5, 40), ("list-products", "catalogue", 0.5, 60),
    ("get-product", "catalogue", 0.5, 33), ("product-page", "storefront", 0.4, 80),
    ("search", "search", 0.3, 95),
  ].map { name, service, rate, ms in
    function("staging-" + name, service, .api("staging-api"), perMinute: rate, ms: ms) {
      $0.account = staging
      $0.region = virginia
    }
  }

  private static let partnerFunctions: [FunctionSpec] = [
    function("partner-webhook", "webhooks", .api("partner-api"), perMinute: 0.4, ms: 45) {
      $0.account = partner
    },
    function("partner-sync", "webhooks", .schedule(everyMinutes: 30), perMinute: 0, ms: 600) {
      $0.account = partner
      $0.deadLetterQueue = "partner-dlq"
    },
  ]
}
