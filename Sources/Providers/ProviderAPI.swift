import Foundation
import Payouts

/// What the providers have in common: build a request, send it once, read the answer.
///
/// A conforming type says what to send and how to read; how that becomes an outcome is here.
protocol ProviderAPI: Provider {
    var settings: ProviderSettings { get }
    var client: ProviderClient { get }
    var context: ProviderContext { get }

    func createRequest(_ payout: Payout) -> ProviderRequest
    /// The question about a payout, or `nil` where the provider cannot be asked about it.
    func queryRequest(_ payout: Payout) -> ProviderRequest?
    func balanceRequest() -> ProviderRequest

    func readCreate(_ answer: JSONAnswer, of payout: Payout) throws(UnclearAnswer) -> Reading
    func readQuery(_ answer: JSONAnswer, of payout: Payout) throws(UnclearAnswer) -> Reading
    /// Reads balances; `nil` when the answer is not a documented one.
    func readBalance(_ answer: JSONAnswer) -> [Balance]?
    /// The provider's words for refusing any request, or `nil` when the answer is no refusal.
    func refusal(in answer: JSONAnswer) -> ProviderReason?

    /// The secrets that a notification may be signed with.
    var notificationSecrets: [Secret] { get }
    /// Refuses a notification that is not signed, or not with one of the secrets.
    func checkSignature(of message: WebhookMessage) throws(NotificationRefusal)
    /// Which payout a notification that is the provider's is about.
    func subject(of notification: JSONValue) throws(NotificationRefusal) -> NotificationSubject
    /// Reads a notification that is the provider's.
    func readNotification(
        _ notification: JSONValue,
        of payout: Payout
    ) throws(UnclearAnswer) -> OrderState
}

extension ProviderAPI {
    func preview(_ payout: Payout) -> WireExchange { createRequest(payout).exchange() }

    func create(_ payout: Payout) async -> CreateReport {
        let response = await send(createRequest(payout))
        let outcome: AttemptOutcome =
            switch response.result {
            case .notSent(let reason): .notSent(reason)
            case .unknown(let reason): .unknown(reason)
            case .answered(let status, let body):
                reading(status, body) { answer throws(UnclearAnswer) in
                    try readCreate(answer, of: payout)
                }.outcome(at: context.now())
            }
        return CreateReport(outcome: outcome, exchange: response.exchange)
    }

    func query(_ payout: Payout) async -> QueryReport {
        guard let request = queryRequest(payout) else {
            return QueryReport(result: .notSupported, exchange: nil)
        }
        let response = await send(request)
        let result: QueryResult =
            switch response.result {
            case .notSent(let reason): .noAnswer(reason.text)
            case .unknown(let reason): .noAnswer(reason.text)
            case .answered(let status, let body):
                reading(status, body) { answer throws(UnclearAnswer) in
                    try readQuery(answer, of: payout)
                }.queryResult(at: context.now())
            }
        return QueryReport(result: result, exchange: response.exchange)
    }

    func balance() async throws(ProviderError) -> [Balance] {
        let answer = try await ask(balanceRequest())
        if let reason = refusal(in: answer) { throw .refused(reason) }
        guard let balances = readBalance(answer) else {
            throw .noAnswer("the answer is not a documented one")
        }
        return balances
    }

    func banks() async -> [Bank] { [] }

    /// Sends a request whose answer moves no money.
    func ask(_ request: ProviderRequest) async throws(ProviderError) -> JSONAnswer {
        switch await send(request).result {
        case .notSent(let reason): throw .notSent(reason)
        case .unknown(let reason): throw .noAnswer(reason.text)
        case .answered(let status, let body):
            do throws(UnusableAnswer) {
                return try JSONAnswer(status: status, body: body)
            } catch {
                throw .noAnswer(error.reason.text)
            }
        }
    }

    private func send(_ request: ProviderRequest) async -> ProviderResponse {
        await client.send(request, answerTimeout: settings.answerTimeout)
    }

    func reading(
        _ status: Int,
        _ body: Data,
        _ read: (JSONAnswer) throws(UnclearAnswer) -> Reading
    ) -> Reading {
        do throws(UnusableAnswer) {
            let answer = try JSONAnswer(status: status, body: body)
            do throws(UnclearAnswer) {
                return try read(answer)
            } catch {
                return .unclear(error)
            }
        } catch {
            return .unusable(error.reason)
        }
    }

    /// The longest that a create may take.
    var createDeadline: Duration { client.connectTimeout + settings.answerTimeout }
}
