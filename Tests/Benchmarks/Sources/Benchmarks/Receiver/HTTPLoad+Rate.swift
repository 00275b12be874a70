import Foundation

extension HTTPLoad {
    /// Sends requests at a rate, each over a connection that is free, until there are none left.
    ///
    /// Where every connection waits for its answer it falls behind, and makes up for it later.
    ///
    /// - Parameters:
    ///   - rate: How many in a second.
    ///   - next: Makes the next request; `nil` ends it.
    ///   - onAnswer: Is told the HTTP status of each answer.
    /// - Throws: If the server goes away or is silent for too long.
    func run(
        perSecond rate: Int,
        next: () -> [UInt8]?,
        onAnswer: (Int) -> Void
    ) throws {
        var connections: [HTTPConnection] = []
        for _ in 0..<connectionCount { connections.append(try HTTPConnection(port: port)) }
        var polls = connections.map {
            pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
        }
        var free = Array(connections.indices)
        var (sent, isOver) = (0, false)
        let start = ContinuousClock.now
        var lastAnswer = start
        while !isOver || free.count < connections.count {
            while !isOver, let index = free.last, Self.due(sent, rate, start) <= .now {
                guard let request = next() else {
                    isOver = true
                    break
                }
                free.removeLast()
                try connections[index].send(request, at: .now)
                sent += 1
            }
            guard unsafe poll(&polls, nfds_t(polls.count), 1) >= 0 else { continue }
            for index in polls.indices where polls[index].revents != 0 {
                guard let answer = try connections[index].receive(at: .now) else { continue }
                free.append(index)
                onAnswer(answer.status)
                lastAnswer = .now
            }
            if free.count == connections.count { lastAnswer = .now }
            guard lastAnswer + TerminalProgram.patience > .now else {
                throw BenchmarkError("The server did not answer for \(TerminalProgram.patience).")
            }
        }
    }

    private static func due(
        _ index: Int,
        _ rate: Int,
        _ start: ContinuousClock.Instant
    ) -> ContinuousClock.Instant {
        start + .microseconds(index * 1_000_000 / rate)
    }
}
