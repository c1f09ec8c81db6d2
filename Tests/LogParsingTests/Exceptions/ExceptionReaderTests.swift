import LogParsing
import Testing

struct ExceptionReaderTests {
  struct Sample: CustomTestStringConvertible {
    var name: String
    var line: String
    var type: String?
    var message: String
    var frames: [String] = []
    var isFatal = true
    var testDescription: String { name }
  }

  static let iso = "2026-11-20T14:00:00.112Z"

  static let samples = [
    Sample(
      name: "Python, the runtime's own",
      line: "[ERROR] NameError: name 'x' is not defined\nTraceback (most recent call last):\n"
        + "  File \"/var/task/f.py\", line 2, in handler\n    return x\n  File \"/var/task/lib/g.py\", line 9, in load",
      type: "NameError", message: "name 'x' is not defined", frames: ["g.py load", "f.py handler"]),
    Sample(
      name: "Python with carriage returns and no-break spaces",
      line:
        "[ERROR] KeyError: 'id'\rTraceback (most recent call last):\r\u{A0}\u{A0}File \"/var/task/f.py\", line 2, in handler\r",
      type: "KeyError", message: "'id'", frames: ["f.py handler"]),
    Sample(
      name: "Python through a logger",
      line:
        "[ERROR]\t\(iso)\t\(idA)\tKeyError: 'orders'\nTraceback (most recent call last):\n  File \"/var/task/app.py\", line 3, in handler\nKeyError: 'orders'",
      type: "KeyError", message: "'orders'", frames: ["app.py handler"]),
    Sample(
      name: "Python, logged and handled",
      line:
        "[ERROR]\t\(iso)\t\(idA)\tcould not charge\nTraceback (most recent call last):\n  File \"/var/task/app.py\", line 3, in charge\nbotocore.exceptions.ClientError: An error occurred (Throttling)",
      type: "botocore.exceptions.ClientError", message: "An error occurred (Throttling)",
      frames: ["app.py charge"],
      isFatal: false),
    Sample(
      name: "Python 2.7, the runtime's own",
      line:
        "name 'x' is not defined: NameError\nTraceback (most recent call last):\n  File \"/var/task/f.py\", line 2, in handler\nNameError: name 'x' is not defined",
      type: "NameError", message: "name 'x' is not defined", frames: ["f.py handler"]),
    Sample(
      name: ".NET Core, the older form",
      line:
        "Object reference not set.: NullReferenceException\n   at Shop.F.Handler(String s) in /src/F.cs:line 9\n   at lambda_method(Closure , Stream )",
      type: "NullReferenceException", message: "Object reference not set.",
      frames: ["F.cs Shop.F.Handler", "lambda_method"]),
    Sample(
      name: "Java without a stack",
      line: "Metaspace: java.lang.OutOfMemoryError\njava.lang.OutOfMemoryError: Metaspace\n",
      type: "java.lang.OutOfMemoryError", message: "Metaspace"),
    Sample(
      name: "Java, a class that is not there",
      line:
        "Class not found: com.shop.No: java.lang.ClassNotFoundException\njava.lang.ClassNotFoundException: com.shop.No. Current classpath: file:/var/task/\n",
      type: "java.lang.ClassNotFoundException", message: "Class not found: com.shop.No"),
    Sample(
      name: "Java without a message",
      line:
        "java.lang.NullPointerException: java.lang.NullPointerException\njava.lang.NullPointerException\n\tat com.shop.H.handle(H.java:9)",
      type: "java.lang.NullPointerException", message: "", frames: ["H.java com.shop.H.handle"]),
    Sample(
      name: "Node.js 6 and 8, the runtime's own",
      line:
        "\(iso)\t\(idA)\t{\"errorMessage\":\"boom\",\"errorType\":\"Error\",\"stackTrace\":[\"exports.handler (/var/task/index.js:3:9)\"]}",
      type: "Error", message: "boom"),
    Sample(
      name: "Ruby, while it loads",
      line:
        "Init error when loading handler f.handler\n{\n  \"errorMessage\": \"cannot load such file -- f\",\n  \"errorType\": \"Init<LoadError>\",\n  \"stackTrace\": []\n}",
      type: "Init<LoadError>", message: "cannot load such file -- f"),
    Sample(
      name: "Rust behind an empty line",
      line: "\nthread 'main' panicked at src/main.rs:12:5:\nno value\nnote: run with x",
      type: "panic", message: "no value", frames: ["main.rs"]),
    Sample(
      name: "Python import error",
      line: "[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'x'",
      type: "Runtime.ImportModuleError",
      message: "Unable to import module 'app': No module named 'x'"),
    Sample(
      name: "a plain error log", line: "[ERROR]\t\(iso)\t\(idA)\tpayment refused: KeyError: x",
      type: nil,
      message: "payment refused: KeyError: x", isFatal: false),
    Sample(
      name: "Node.js",
      line:
        "\(iso)\t\(idA)\tERROR\tInvoke Error \t{\"errorType\":\"TypeError\",\"errorMessage\":\"Cannot read \\\"a\\\"\",\"stack\":[\"TypeError: x\",\"    at Runtime.handler (/var/task/index.js:3:17)\",\"    at Runtime.handleOnceNonStreaming (file:///var/runtime/index.mjs:1173:29)\",\"    at process.x (node:internal/y:1:2)\"]}",
      type: "TypeError", message: "Cannot read \"a\"", frames: ["index.js Runtime.handler"]),
    Sample(
      name: "Node.js, a rejected promise",
      line:
        "\(iso)\tundefined\tERROR\tUnhandled Promise Rejection \t{\"errorType\":\"Runtime.UnhandledPromiseRejection\",\"errorMessage\":\"Error: x\",\"stack\":[]}",
      type: "Runtime.UnhandledPromiseRejection", message: "Error: x"),
    Sample(
      name: "Node.js, logged and handled",
      line:
        "\(iso)\t\(idA)\tERROR\tTypeError: x is not a function\n    at charge (/var/task/pay.js:1:2)\n    at async /var/task/index.js:9:1",
      type: "TypeError", message: "x is not a function", frames: ["pay.js charge", "index.js"],
      isFatal: false),
    Sample(
      name: "Java, the runtime's own",
      line:
        "Read timed out: java.net.SocketTimeoutException\njava.net.SocketTimeoutException: Read timed out\n\tat java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:283)\n\tat com.example.orders.Handler.handleRequest(Handler.java:23)\nCaused by: java.io.IOException: x\n\tat com.example.Other.y(Other.java:1)\n\t... 3 more",
      type: "java.net.SocketTimeoutException", message: "Read timed out",
      frames: ["Handler.java com.example.orders.Handler.handleRequest"]),
    Sample(
      name: "Java through a logger",
      line:
        "[ERROR]\t\(iso)\t\(idA)\tjava.net.SocketTimeoutException: Read timed out\n\tat com.example.Handler.handleRequest(Handler.java:7)",
      type: "java.net.SocketTimeoutException", message: "Read timed out",
      frames: ["Handler.java com.example.Handler.handleRequest"]),
    Sample(
      name: "Go",
      line:
        #"{"errorMessage":"no rows","errorType":"errorString","stackTrace":[{"path":"main.go","line":9,"label":"handler"},{"path":"github.com/aws/aws-lambda-go/lambda/x.go","line":1,"label":"y"}]}"#,
      type: "errorString", message: "no rows", frames: ["main.go handler"]),
    Sample(
      name: "Go panic",
      line:
        "panic: assignment to entry in nil map\n\ngoroutine 1 [running]:\nmain.handler(0x1, 0x2)\n\t/build/main.go:12 +0x1d\nruntime.main()\n\t/usr/local/go/src/runtime/proc.go:1 +0x2",
      type: "panic", message: "assignment to entry in nil map", frames: ["main.go main.handler"]),
    Sample(
      name: ".NET",
      line:
        "\(iso)\t\(idA)\tfail\tSystem.NullReferenceException: Object reference not set\n   at Shop.Orders.Load(String id) in /src/Orders.cs:line 12\n   at Amazon.Lambda.RuntimeSupport.X.Y()",
      type: "System.NullReferenceException", message: "Object reference not set",
      frames: ["Orders.cs Shop.Orders.Load"]),
    Sample(
      name: "Ruby",
      line:
        "Error raised from handler method\n{\n  \"errorMessage\": \"boom\",\n  \"errorType\": \"Function<TypeError>\",\n  \"stackTrace\": [\n    \"/var/task/f.rb:3:in `handler'\"\n  ]\n}",
      type: "Function<TypeError>", message: "boom", frames: ["f.rb handler"]),
    Sample(
      name: "Rust",
      line:
        "thread 'main' panicked at src/main.rs:10:5:\nindex out of bounds\nnote: run with `RUST_BACKTRACE=1`",
      type: "panic", message: "index out of bounds", frames: ["main.rs"]),
    Sample(
      name: "older Rust", line: "thread 'tokio-runtime-worker' panicked at 'boom', src/lib.rs:4:9",
      type: "panic", message: "boom",
      frames: ["lib.rs"]),
    Sample(
      name: "Swift", line: "orders/Handler.swift:42: Fatal error: Index out of range",
      type: "Fatal error",
      message: "Index out of range", frames: ["Handler.swift"]),
    Sample(
      name: "older Swift",
      line: "Fatal error: Unexpectedly found nil: file orders/Handler.swift, line 42",
      type: "Fatal error",
      message: "Unexpectedly found nil", frames: ["Handler.swift"]),
    Sample(
      name: "JSON, the runtime's own",
      line:
        #"{"timestamp":"\#(iso)","level":"ERROR","message":"boom","errorType":"ValueError","errorMessage":"boom","requestId":"\#(idA)","stackTrace":["  File \"/var/task/a.py\", line 1, in h\n    x()\n"]}"#,
      type: "ValueError", message: "boom", frames: ["a.py h"]),
    Sample(
      name: "JSON through Python's logging",
      line:
        #"{"timestamp":"\#(iso)","level":"ERROR","message":"failed","logger":"root","errorType":"ValueError","errorMessage":"boom","stackTrace":[]}"#,
      type: "ValueError", message: "boom", isFatal: false),
    Sample(
      name: "Powertools",
      line:
        #"{"level":"ERROR","message":"failed","exception":"Traceback (most recent call last):\n  File \"/var/task/a.py\", line 1, in h\nValueError: boom","exception_name":"ValueError"}"#,
      type: "ValueError", message: "boom", frames: ["a.py h"], isFatal: false),
    Sample(
      name: "Powertools for Java",
      line:
        #"{"level":"ERROR","message":"failed","error":{"message":"order missing","name":"com.shop.OrderException","stack":"com.shop.App.handle(App.java:33)\njava.base/java.lang.Thread.run(Thread.java:840)\n"}}"#,
      type: "com.shop.OrderException", message: "order missing",
      frames: ["App.java com.shop.App.handle"],
      isFatal: false),
    Sample(
      name: "Powertools for .NET",
      line:
        #"{"Level":"Error","Message":"failed","FunctionRequestId":"\#(idA)","Exception":{"Type":"System.InvalidOperationException","Message":"No order","StackTrace":"   at Shop.F.Load(String id) in /src/F.cs:line 22"}}"#,
      type: "System.InvalidOperationException", message: "No order", frames: ["F.cs Shop.F.Load"],
      isFatal: false),
    Sample(
      name: "Rust's tracing",
      line:
        #"{"timestamp":"\#(iso)","level":"ERROR","fields":{"message":"boom","error":"db: closed"},"target":"shop"}"#,
      type: nil, message: "boom", isFatal: false),
    Sample(
      name: "python-json-logger",
      line:
        #"{"levelname":"ERROR","message":"failed","exc_info":"Traceback (most recent call last):\n  File \"/var/task/a.py\", line 3, in charge\nValueError: no"}"#,
      type: "ValueError", message: "no", frames: ["a.py charge"], isFatal: false),
    Sample(
      name: "Elastic Common Schema",
      line:
        #"{"log.level":"ERROR","message":"failed","error.type":"java.lang.IllegalStateException","error.message":"no order","error.stack_trace":"java.lang.IllegalStateException: no order\n\tat com.shop.App.handle(App.java:33)\n"}"#,
      type: "java.lang.IllegalStateException", message: "no order",
      frames: ["App.java com.shop.App.handle"], isFatal: false),
    Sample(
      name: "logstash's encoder",
      line:
        #"{"level":"ERROR","message":"failed","stack_trace":"java.lang.IllegalStateException: no order\n\tat com.shop.App.handle(App.java:33)\n"}"#,
      type: "java.lang.IllegalStateException", message: "no order",
      frames: ["App.java com.shop.App.handle"], isFatal: false),
    Sample(
      name: "Serilog, compact",
      line:
        #"{"@t":"\#(iso)","@l":"Error","@m":"failed","@x":"System.InvalidOperationException: No order\n   at Shop.F.H() in /src/F.cs:line 9"}"#,
      type: "System.InvalidOperationException", message: "No order", frames: ["F.cs Shop.F.H"],
      isFatal: false),
    Sample(
      name: "winston",
      line:
        #"{"level":"error","message":"failed","stack":"Error: card refused\n    at charge (/var/task/pay.js:3:1)"}"#,
      type: "Error", message: "card refused", frames: ["pay.js charge"], isFatal: false),
    Sample(
      name: "go1.x, a pointer", line: "open /tmp/x: no such file or directory: *fs.PathError",
      type: "*fs.PathError", message: "open /tmp/x: no such file or directory"),
    Sample(
      name: "go1.x, a package's type and its stack", line: "no rows: errors.errorString\nnull",
      type: "errors.errorString", message: "no rows"),
    Sample(
      name: "go1.x, a plain type", line: "no rows in result set: errorString", type: "errorString",
      message: "no rows in result set"),
    Sample(
      name: "pino",
      line:
        #"{"level":50,"msg":"failed","err":{"type":"TypeError","message":"x","stack":"TypeError: x\n    at h (/var/task/i.js:1:2)"}}"#,
      type: "TypeError", message: "x", frames: ["i.js h"], isFatal: false),
    Sample(
      name: "a timeout in a logger's form",
      line: "[ERROR]\t\(iso)\t\(idA)\tTask timed out after 30.03 seconds", type: nil,
      message: "Task timed out after 30.03 seconds"),
  ]

  @Test(arguments: samples)
  func `reads the errors of every runtime`(sample: Sample) throws {
    let read = try #require(exception(sample.line))
    #expect(read.type == sample.type)
    #expect(read.message == sample.message)
    #expect(read.frames == sample.frames)
    #expect(read.isFatal == sample.isFatal)
  }

  @Test(arguments: [
    "could not open the file: ValueError", "got: *fs.PathError and more", "level: errorString.",
    "\(iso)\t\(idA)\tINFO\tno rows: errorString",
    "[WARN]\t\(iso)\t\(idA)\tretrying after ThrottlingException", "hello",
    "{\"level\":\"INFO\",\"msg\":\"x\"}",
  ])
  func `a line below error is no error`(line: String) {
    #expect(exception(line) == nil)
  }
}
