import Payouts
import Testing

extension StoreCompatTest {
    static let searching = [
        Requirement("a search finds names without accents, whatever the script") {
            try await $0.namesAreFound()
        },
        Requirement("a search finds identifiers and accounts by what people type") {
            try await $0.identifiersAreFound()
        },
        Requirement("a provider's reference is found as soon as it is known") {
            try await $0.referencesAreFound()
        },
        Requirement("a search that finds much is counted to its limit") {
            try await $0.countsAreCapped()
        },
    ]

    private func find(_ text: String, in store: any PayoutStore) async throws -> Set<PayoutID> {
        let page = try await store.page(PayoutFilter(text: text), at: .newest, limit: 100)
        return Set(page.payouts.map(\.id))
    }

    private func namesAreFound() async throws {
        let store = try makeStore()
        let names = [
            "Nguyễn Văn Đức", "María Gómez", "Dara សុខ សុភា", "রহিম উদ্দিন", "O'Brien-Núñez José",
        ]
        for (number, name) in names.enumerated() {
            let account = "55000000\(number)"
            try await store.create(
                .make(number, beneficiary: .make(name: name, account: account))
            )
        }
        let searches = [
            ("nguyen", 0), ("NGUYỄN duc", 0), ("Đức Nguy", 0), ("van d", 0), ("gómez mari", 1),
            ("MARIA GOMEZ", 1), ("សុខ", 2), ("សុភា dara", 2), ("রহিম", 3), ("উদ্দিন", 3),
            ("obrien", 4), ("o'brien", 4), ("nunez jose", 4), ("nu\u{301}nez", 4),
        ]
        for (text, number) in searches {
            #expect(try await find(text, in: store) == [.make(number)], "\(text)")
        }
        for text in ["nguyen maria", "uyen", "রহ উদ্দিন", "\" NEAR \"", "nguyen* x", "gomezz"] {
            #expect(try await find(text, in: store).isEmpty, "\(text)")
        }
        for text in ["", "  \t", "-- '"] {
            #expect(try await find(text, in: store).count == names.count)
        }
    }

    private func identifiersAreFound() async throws {
        let store = try makeStore()
        let payout = Payout.make(1, beneficiary: .make(account: "0012-3456 789"))
        try await store.create(payout)
        try await store.create(.make(2, beneficiary: .make(account: "99")))
        let id = payout.id.rawValue
        let bare = id.replacing("-", with: "")
        let texts = [
            id, id.lowercased(), bare, String(bare.prefix(8)), String(id.suffix(4)),
            String(id.suffix(9)), payout.orderNumber.rawValue, "ord1000001", "6789", "0012-3456",
            "00123456789", "0012 3456 789", "001234",
        ]
        for text in texts {
            #expect(try await find(text, in: store) == [payout.id], "\(text)")
        }
        #expect(try await find("ord100000", in: store) == [.make(1), .make(2)])
        #expect(try await find("99", in: store) == [.make(2)])
        #expect(try await find("2345", in: store).isEmpty)
    }

    private func referencesAreFound() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .submitting)
        #expect(try await find("prv-77", in: store).isEmpty)
        for reference in ["PRV-7788", "PRV-9900"] {
            let evidence = Evidence.make(
                .pending,
                rawStatus: reference,
                providerReference: reference
            )
            try await store.apply(.evidence(evidence), to: payout.id, context: .make())
            #expect(try await find(reference, in: store) == [payout.id])
        }
        #expect(try await find("prv7788", in: store).isEmpty)
        #expect(try await find("nguyen prv99", in: store) == [payout.id])
    }

    private func countsAreCapped() async throws {
        let store = try makeStore()
        for number in 0..<1_000 { try await store.create(.make(number)) }
        let filter = PayoutFilter(text: "nguyen")
        #expect(try await store.count(filter) == PayoutCount(value: 1_000, isExact: true))
        try await store.create(.make(1_000))
        #expect(try await store.count(filter) == PayoutCount(value: 1_000, isExact: false))
        #expect(try await store.count(PayoutFilter()) == PayoutCount(value: 1_001, isExact: true))
    }
}
