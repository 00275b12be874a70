import CNcurses
import Glibc

/// A program that has the terminal while it runs, as a shell's job in the foreground.
///
/// It runs in a process group of its own, so that Ctrl-C there ends it and not the console.
struct ForegroundProgram {
    /// What runs, as words for the shell.
    let command: String
    /// The file that it is given, if any.
    let file: String?
    /// What it reads from.
    let input: Int32
    /// The terminal.
    let terminal: Int32

    /// How often somebody looks whether it was stopped, or is to end, in milliseconds.
    private static let lookInterval: Int32 = 50

    /// Runs it to its end.
    ///
    /// - Parameter isEnding: Whether the console has to end, and the program with it.
    /// - Returns: How it ended, as `wait` tells.
    /// - Throws: `TerminalError` if it cannot be started.
    func run(while isEnding: () -> Bool) throws(TerminalError) -> Int32 {
        let process = try start()
        let own = getpgrp()
        give(terminal, to: process)
        defer { give(terminal, to: own) }
        var status: Int32 = 0
        while true {
            let changed = unsafe waitpid(process, &status, WNOHANG | WUNTRACED)
            if changed < 0, errno != EINTR { throw .system(call: "waitpid", code: errno) }
            guard changed == process else {
                if isEnding() { kill(-process, SIGHUP) }
                _ = poll(nil, 0, Self.lookInterval)
                continue
            }
            guard status & 0xFF == 0x7F else { return status }
            // There is no shell behind it that could bring it back.
            kill(-process, SIGCONT)
        }
    }

    private func start() throws(TerminalError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, terminal, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, terminal, STDERR_FILENO)
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        let words = ["sh", "-c", command + " \"$@\"", "sh"] + (file.map { [$0] } ?? [])
        var process: pid_t = 0
        let code = unsafe withArguments(words) { arguments in
            unsafe posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environ)
        }
        guard code == 0 else { throw .system(call: "posix_spawn", code: code) }
        return process
    }

    private func withArguments<Result>(
        _ words: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
        return unsafe arguments.withUnsafeMutableBufferPointer { buffer in
            // The list ends in nil, so there is a first.
            unsafe body(buffer.baseAddress.unsafelyUnwrapped)
        }
    }

    /// Makes a group the one that the terminal's keys go to; who is not it is stopped for asking.
    private func give(_ terminal: Int32, to group: pid_t) {
        var (stop, former) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&stop)
        unsafe sigaddset(&stop, SIGTTOU)
        unsafe pthread_sigmask(SIG_BLOCK, &stop, &former)
        tcsetpgrp(terminal, group)
        unsafe pthread_sigmask(SIG_SETMASK, &former, nil)
    }
}
