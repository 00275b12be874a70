import Foundation

/// One run of a program: how long it took and how much memory it had at most.
struct MeasuredProcess {
    let seconds: Double
    let processorSeconds: Double
    let peakMegabytes: Double
    let status: Int32

    /// Runs a program to its end, with its output in a file.
    init(_ arguments: [String], environment: [String], output: URL) throws(BenchmarkError) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output.path, flags, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, output.path + ".err", flags, 0o600)
        let texts = unsafe (arguments + environment).map { unsafe strdup($0) }
        defer { for index in unsafe texts.indices { unsafe free(texts[index]) } }
        var process = pid_t()
        let clock = ContinuousClock()
        let start = clock.now
        let code = unsafe posix_spawn(
            &process,
            arguments[0],
            &actions,
            nil,
            texts[..<arguments.count] + [nil],
            texts[arguments.count...] + [nil]
        )
        guard code == 0 else { throw BenchmarkError("\(arguments[0]) cannot be run.") }
        var (status, usage, peak) = (Int32(), rusage(), 0.0)
        var ended = pid_t()
        while ended == 0 {
            peak = max(peak, Self.peakMegabytes(of: process) ?? 0)
            ended = unsafe wait4(process, &status, WNOHANG, &usage)
            if ended == 0 { usleep(Self.look) }
        }
        guard ended == process else { throw BenchmarkError("\(arguments[0]) got lost.") }
        seconds = (clock.now - start) / .seconds(1)
        processorSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
        }
        peakMegabytes = peak
        self.status = status >> 8 & 0xFF
    }

    /// Microseconds between two looks at a process.
    private static let look: UInt32 = 2_000

    /// The most memory that a process had so far; what `wait4` tells counts its parent's as well.
    private static func peakMegabytes(of process: pid_t) -> Double? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first
        else { return nil }
        return Double(kibibytes).map { $0 * 1_024 / 1_000_000 }
    }
}
