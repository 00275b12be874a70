import Foundation

/// Sends prepared HTTP requests over so many connections, one at a time on each.
///
/// One thread and `poll`: the server gets what is left of the machine.
struct HTTPLoad {
    /// How long each answer took, and how long all of them.
    struct Outcome {
        let latencies: [Duration]
        let elapsed: Duration
        /// Answers by HTTP status.
        let statuses: [Int: Int]

        var perSecond: Double { Double(latencies.count) / (elapsed / .seconds(1)) }
    }

    let port: Int
    let connectionCount: Int

    /// Sends every request once and waits for every answer.
    func run(_ requests: [[UInt8]]) throws -> Outcome {
        var connections: [HTTPConnection] = []
        for _ in 0..<connectionCount { connections.append(try HTTPConnection(port: port)) }
        let clock = ContinuousClock()
        let start = clock.now
        var next = 0
        var latencies: [Duration] = []
        var statuses: [Int: Int] = [:]
        latencies.reserveCapacity(requests.count)
        for index in connections.indices where next < requests.count {
            try connections[index].send(requests[next], at: clock.now)
            next += 1
        }
        var polls = connections.map {
            pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
        }
        while latencies.count < requests.count {
            guard unsafe poll(&polls, nfds_t(polls.count), 10_000) > 0 else {
                throw BenchmarkError("The server did not answer within 10 s.")
            }
            for index in polls.indices where polls[index].revents != 0 {
                guard let answer = try connections[index].receive(at: clock.now) else { continue }
                latencies.append(answer.latency)
                statuses[answer.status, default: 0] += 1
                guard next < requests.count else { continue }
                try connections[index].send(requests[next], at: clock.now)
                next += 1
            }
        }
        return Outcome(latencies: latencies, elapsed: clock.now - start, statuses: statuses)
    }
}
