import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import ServiceLifecycle

/// Sends what the ledger says is due, and tells it what came back.
///
/// Each message has a connection of its own, and nothing is retried here: when a message is sent
/// again is the ledger's to say. So many are on their way at a time as the ledger's queue allows.
struct NotificationSender: Service {
    let ledger: SharedLedger
    let now: @Sendable () -> Date
    let clock: any Clock<Duration>

    /// How long a receiver may take to answer, in real time: it is a receiver's own time.
    static let answerLimit = Duration.seconds(10)

    /// Sends until graceful shutdown, which ends what is on its way.
    @concurrent
    func run() async throws {
        let http = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: Self.configuration
        )
        await withDiscardingTaskGroup { group in
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                for job in ledger.takeDueJobs(at: now()) {
                    group.addTask { await deliver(job, by: http) }
                }
                await pause()
            }
        }
        try await http.shutdown()
    }

    private static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(answerLimit))
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
            DeliveryQueue.maximumInFlightPerReceiver
        return configuration
    }

    /// Waits until something is due or has changed, or graceful shutdown.
    private func pause() async {
        let wait = ledger.nextDue.map { max(0, $0.timeIntervalSince(now())) }
        await cancelWhenGracefulShutdown {
            // Waiting for the stream itself with a time limit would end the stream.
            let timer = wait.map(alarm)
            var wakes = ledger.wakes.makeAsyncIterator()
            await wakes.next()
            timer?.cancel()
        }
    }

    private func alarm(after seconds: Double) -> Task<Void, any Error> {
        Task {
            try await clock.sleep(for: .seconds(seconds))
            ledger.wake()
        }
    }

    private func deliver(_ job: NotificationJob, by http: HTTPClient) async {
        let received = await cancelWhenGracefulShutdown { await answer(to: job, by: http) }
        ledger.record(received, for: job.id, at: now())
    }

    /// The receiver's answer, or the end of its time.
    private func answer(
        to job: NotificationJob,
        by http: HTTPClient
    ) async -> NotificationAnswer {
        await withTaskGroup { group in
            group.addTask {
                do {
                    return try await post(job, by: http)
                } catch {
                    return .missing("\(error)")
                }
            }
            group.addTask {
                do {
                    try await clock.sleep(for: Self.answerLimit)
                    return .missing("no answer in time")
                } catch {
                    return .missing("interrupted")
                }
            }
            let answer = await group.next() ?? .missing("interrupted")
            group.cancelAll()
            return answer
        }
    }

    private func post(
        _ job: NotificationJob,
        by http: HTTPClient
    ) async throws -> NotificationAnswer {
        var request = HTTPClientRequest(url: job.url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Connection", value: "close")
        for header in job.message.headers {
            request.headers.add(name: header.name, value: header.value)
        }
        request.body = .bytes(ByteBuffer(bytes: job.message.body))
        let response = try await http.execute(request, deadline: .distantFuture)
        var body = Data()
        for try await part in response.body {
            let room = NotificationAnswer.maximumBodyBytes - body.count
            body.append(contentsOf: part.readableBytesView.prefix(room))
            guard body.count < NotificationAnswer.maximumBodyBytes else { break }
        }
        return .answered(status: Int(response.status.code), body: body)
    }
}
