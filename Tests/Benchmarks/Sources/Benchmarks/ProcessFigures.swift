import Foundation

/// What the kernel says about a running process.
struct ProcessFigures {
    /// Memory in use, in bytes.
    let residentBytes: Int
    /// Time spent on a processor, by all threads.
    let processorTime: Duration
    /// How often a thread went to sleep and was woken.
    let wakeUps: Int

    init(_ process: pid_t) throws(BenchmarkError) {
        let folder = "/proc/\(process)"
        guard let status = Self.fields(of: "\(folder)/status"),
            let resident = status["VmRSS"].flatMap({ Int($0.prefix { $0 != " " }) }),
            let threads = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/task")
        else { throw BenchmarkError("Process \(process) has ended.") }
        residentBytes = resident * 1024
        var nanoseconds = 0
        var wakeUps = 0
        for thread in threads {
            let task = "\(folder)/task/\(thread)"
            // Nanoseconds on a processor, nanoseconds waiting for one, time slices.
            let schedule = try? String(contentsOfFile: "\(task)/schedstat", encoding: .utf8)
            nanoseconds += schedule.flatMap { Int($0.prefix { $0 != " " }) } ?? 0
            let switches = Self.fields(of: "\(task)/status")?["voluntary_ctxt_switches"]
            wakeUps += switches.flatMap { Int($0) } ?? 0
        }
        processorTime = .nanoseconds(nanoseconds)
        self.wakeUps = wakeUps
    }

    private static func fields(of path: String) -> [String: String]? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        var fields: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            fields[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return fields
    }
}
