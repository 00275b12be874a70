import Foundation

/// What the kernel says about a running process.
struct ProcessFigures {
    /// Memory in use, in bytes.
    let residentBytes: Int
    /// What each thread did so far; a thread that ended is gone from it.
    private let threads: [String: Work]

    /// Time on a processor, and how often a thread went to sleep and was woken.
    struct Work {
        var processorTime = Duration.zero
        var wakeUps = 0
    }

    /// What all threads did so far.
    var work: Work { threads.values.reduce(into: Work()) { $0 += $1 } }

    /// What the threads that are there did since an earlier look.
    func work(since earlier: ProcessFigures) -> Work {
        threads.reduce(into: Work()) { sum, thread in
            let before = earlier.threads[thread.key] ?? Work()
            sum += Work(
                processorTime: thread.value.processorTime - before.processorTime,
                wakeUps: thread.value.wakeUps - before.wakeUps
            )
        }
    }

    init(_ process: pid_t) throws(BenchmarkError) {
        let folder = "/proc/\(process)"
        guard let status = Self.fields(of: "\(folder)/status"),
            let resident = status["VmRSS"].flatMap({ Int($0.prefix { $0 != " " }) }),
            let threads = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/task")
        else { throw BenchmarkError("Process \(process) has ended.") }
        residentBytes = resident * 1024
        var found: [String: Work] = [:]
        for thread in threads {
            let task = "\(folder)/task/\(thread)"
            // Nanoseconds on a processor, nanoseconds waiting for one, time slices.
            let schedule = try? String(contentsOfFile: "\(task)/schedstat", encoding: .utf8)
            let nanoseconds = schedule.flatMap { Int($0.prefix { $0 != " " }) } ?? 0
            let switches = Self.fields(of: "\(task)/status")?["voluntary_ctxt_switches"]
            found[thread] = Work(
                processorTime: .nanoseconds(nanoseconds),
                wakeUps: switches.flatMap { Int($0) } ?? 0
            )
        }
        self.threads = found
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

extension ProcessFigures.Work {
    static func += (left: inout Self, right: Self) {
        left.processorTime += right.processorTime
        left.wakeUps += right.wakeUps
    }
}
