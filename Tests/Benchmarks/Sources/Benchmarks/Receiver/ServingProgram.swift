import Foundation

/// A running `paydesk serve --listen`.
final class ServingProgram {
    let port: Int
    private let running: Process

    var process: pid_t { running.processIdentifier }

    /// Starts it and waits until it listens.
    init(
        program: String,
        configuration: String,
        environment: [String: String]
    ) throws {
        running = Process()
        running.executableURL = URL(fileURLWithPath: program)
        running.arguments = ["serve", "--config", configuration, "--listen", "127.0.0.1:0"]
        running.environment = environment
        let errors = Pipe()
        running.standardError = errors
        try running.run()
        var text = ""
        while !text.contains("listening on 127.0.0.1:") || !text.hasSuffix("\n") {
            let data = errors.fileHandleForReading.availableData
            guard !data.isEmpty else { throw BenchmarkError("paydesk serve said: \(text)") }
            text += String(decoding: data, as: UTF8.self)
        }
        let digits = text.components(separatedBy: "listening on 127.0.0.1:").last ?? ""
        guard let port = Int(digits.prefix { $0.isNumber }) else {
            throw BenchmarkError("paydesk serve said: \(text)")
        }
        self.port = port
    }

    /// What `/healthz` says is kept and not applied.
    func pendingNotifications() throws -> Int {
        let connection = try HTTPConnection(port: port)
        let request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        try connection.send(Array(request.utf8), at: .now)
        var answer: String?
        while answer == nil { answer = try connection.receive(at: .now)?.body }
        let text = answer ?? ""
        let count = text.components(separatedBy: "\"pendingNotifications\":").last ?? ""
        guard let pending = Int(count.prefix { $0.isNumber }) else {
            throw BenchmarkError("/healthz said: \(text)")
        }
        return pending
    }

    func end() {
        running.terminate()
        running.waitUntilExit()
    }
}

/// Runs a program to its end and takes what it printed.
func output(
    of program: String,
    _ arguments: [String],
    _ environment: [String: String]
) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw BenchmarkError("\(program) ended with \(process.terminationStatus).")
    }
    return String(decoding: data, as: UTF8.self)
}
