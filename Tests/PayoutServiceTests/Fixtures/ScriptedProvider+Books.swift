import Foundation
import Payouts

extension ScriptedProvider {
    /// What a provider knows, and what a test wants to know about it.
    struct Books: Sendable {
        /// Every create that was called, in order.
        var creates: [Create] = []
        /// Every query that was called, in order.
        var queries: [OrderNumber] = []
        /// The provider's own name in each query, where it was known.
        var queriedReferences: [String?] = []
        /// When each query was called.
        var queryTimes: [Date] = []
        /// The orders that arrived.
        var orders: [OrderNumber: Order] = [:]
        /// What it has to tell, in order.
        var letters: [Letter] = []
        /// How often it was asked for its balance.
        var balanceQuestions = 0
        /// Creates that are running, and the most that ever ran at once.
        var inFlight = 0
        var mostInFlight = 0
        /// Orders being asked about, and those that were asked about twice at the same time.
        var asking: Set<OrderNumber> = []
        var askedTwiceAtOnce: Set<OrderNumber> = []

        /// How often each order was submitted.
        var createCounts: [OrderNumber: Int] {
            Dictionary(creates.map { ($0.order, 1) }, uniquingKeysWith: +)
        }
    }

    /// One call of create.
    struct Create: Hashable, Sendable {
        let order: OrderNumber
        let key: IdempotencyKey
        let at: Date

        init(_ payout: Payout, at date: Date) {
            order = payout.orderNumber
            key = payout.idempotencyKey
            at = date
        }
    }

    /// An order as the provider has it.
    struct Order: Sendable {
        let firstClaim: Evidence.Claim
        let key: IdempotencyKey
        let acceptedAt: Date
        var claim: Evidence.Claim
        /// Since when.
        var changedAt: Date
        /// How often money was set in motion for it.
        var payments: Int

        init(_ claim: Evidence.Claim, _ key: IdempotencyKey, at date: Date) {
            firstClaim = claim
            self.claim = claim
            self.key = key
            acceptedAt = date
            changedAt = date
            payments = claim == .failed ? 0 : 1
        }
    }
}

extension WireExchange {
    /// A request that names its order.
    static func sent(_ order: OrderNumber) -> WireExchange {
        WireExchange(
            requestLine: "POST https://provider.example/payouts",
            requestHeaders: [HeaderField(name: "X-Signature", value: "[secret]")],
            requestBody: #"{"order":"\#(order)"}"#,
            responseStatus: nil,
            responseBody: "",
            elapsed: .zero
        )
    }
}

extension PayoutForm {
    /// An amount in đồng, a name and an account.
    static func test(_ id: ProviderID) -> PayoutForm {
        PayoutForm(
            provider: id,
            fields: [
                PayoutField(
                    key: "amount",
                    label: "Amount",
                    kind: .amount,
                    rules: [
                        .amount(
                            minimum: Money(minorUnits: 50_000, currency: .vnd),
                            maximum: nil,
                            whole: true
                        )
                    ],
                    help: "What is to arrive.",
                    example: "50000"
                ),
                PayoutField(key: "name", label: "Name", help: "Who is paid.", example: "MAI"),
                PayoutField(
                    key: "account",
                    label: "Account",
                    rules: [.digits(6...19)],
                    help: "Where it goes.",
                    example: "0123456789"
                ),
            ],
            fixedCurrency: .vnd,
            nameKeys: ["name"],
            accountKey: "account"
        )
    }
}
