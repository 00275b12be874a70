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
        defer { for unsafetext in unsafe texts { unsafe free(text) } }
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
        var (status, usage) = (Int32(), rusage())
        guard unsafe wait4(process, &status, 0, &usage) == process else {
            throw BenchmarkError("\(arguments[0]) got lost.")
        }
        seconds = (clock.now - start) / .seconds(1)
        processorSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
        }
        peakMegabytes = Double(usage.ru_maxrss) / 1_000
        self.status = status >> 8 & 0xFF
    }
}
