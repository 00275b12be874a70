import Foundation
import Payouts
import Testing

@testable import Providers

/// The fixed circumstances of the tests: one instant, one nonce, one secret, one payout each.
enum Fixture {
    /// 2026-03-02T12:00:00.123Z.
    static let now = Date(timeIntervalSince1970: 1_772_452_800.123)
    static let nonce = "n0nce0n0nce0n0nce0n0nce0n0nce0n0"
    static let secret = "test-secret"

    static let context = ProviderContext(
        now: { now },
        random: { String(nonce.prefix($0)) }
    )

    /// A client that the whole test run shares; one process, one end.
    static let client = ProviderClient(connectTimeout: .seconds(5))

    static func settings(
        _ base: String = "https://provider.example/base",
        options: ProviderOptions = ProviderOptions(),
        answerTimeout: Duration = .seconds(10),
        notificationSecrets: [String] = [],
        allowedAddresses: [String] = []
    ) throws -> ProviderSettings {
        ProviderSettings(
            baseURL: try #require(URL(string: base)),
            merchantID: "1573818477",
            secret: Secret(secret),
            notifyURL: "https://merchant.example/notify",
            answerTimeout: answerTimeout,
            options: options,
            notificationSecrets: notificationSecrets.map { Secret($0) },
            allowedAddresses: try allowedAddresses.map { try #require(AddressBlock($0)) }
        )
    }

    static func provider(
        _ id: ProviderID,
        base: String = "https://provider.example/base",
        options: ProviderOptions = ProviderOptions()
    ) throws -> any ProviderAPI {
        try provider(id, settings: try settings(base, options: options))
    }

    static func provider(
        _ id: ProviderID,
        settings: ProviderSettings
    ) throws -> any ProviderAPI {
        let provider = ProviderCatalogue.provider(
            id,
            settings: settings,
            client: client,
            context: context
        )
        return try #require(provider as? any ProviderAPI)
    }

    /// A payout from the form's own examples.
    static func payout(
        _ id: ProviderID,
        changing changes: [String: String] = [:],
        reference: String? = nil,
        isRepeat: Bool = false
    ) throws -> Payout {
        let form = ProviderCatalogue.form(id)
        let values = form.examples.merging(changes) { $1 }
        let draft = try form.draft(from: values, banks: ColombianBanks.bundled)
        var payout = Payout(
            id: PayoutID(rawValue: "PO-7F3K-2QMX"),
            provider: id,
            orderNumber: OrderNumber(rawValue: "20260302120000A1B2"),
            idempotencyKey: IdempotencyKey(rawValue: "6f1c2c1e-6f1c-4c1e-9c1e-6f1c2c1e0001"),
            amount: draft.amount,
            beneficiary: draft.beneficiary,
            createdAt: now,
            createdBy: OperatorName(rawValue: "ana")
        )
        payout.providerReference = reference
        payout.attemptCount = isRepeat ? 2 : 1
        payout.status = isRepeat ? .unknown : .submitting
        return payout
    }
}

extension PayoutForm {
    /// Every field's own example.
    var examples: [String: String] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.example) })
    }
}

extension ProviderAPI {
    /// The outcome of a create that was answered so.
    func outcome(_ body: String, status: Int = 200, of payout: Payout) -> AttemptOutcome {
        outcome(Data(body.utf8), status: status, of: payout)
    }

    func outcome(_ body: Data, status: Int = 200, of payout: Payout) -> AttemptOutcome {
        reading(status, body) { answer throws(UnclearAnswer) in
            try readCreate(answer, of: payout)
        }.outcome(at: Fixture.now)
    }

    /// The result of a query that was answered so.
    func result(_ body: String, status: Int = 200, of payout: Payout) -> QueryResult {
        result(Data(body.utf8), status: status, of: payout)
    }

    func result(_ body: Data, status: Int = 200, of payout: Payout) -> QueryResult {
        reading(status, body) { answer throws(UnclearAnswer) in
            try readQuery(answer, of: payout)
        }.queryResult(at: Fixture.now)
    }
}

extension AttemptOutcome {
    /// The claim, or `unknown`, or `notSent`: one word for tables.
    var word: String {
        switch self {
        case .answered(let evidence): evidence.claim.rawValue
        case .unknown: "unknown"
        case .notSent: "notSent"
        }
    }

    var evidence: Evidence? {
        if case .answered(let evidence) = self { evidence } else { nil }
    }
}

extension QueryResult {
    /// The claim, or `noAnswer`, or `notSupported`: one word for tables.
    var word: String {
        switch self {
        case .answered(let evidence): evidence.claim.rawValue
        case .noAnswer: "noAnswer"
        case .notSupported: "notSupported"
        }
    }

    var evidence: Evidence? {
        if case .answered(let evidence) = self { evidence } else { nil }
    }
}
