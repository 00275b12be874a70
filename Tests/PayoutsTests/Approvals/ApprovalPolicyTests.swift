import Payouts
import Testing

struct ApprovalPolicyTests {
    private static let policy = ApprovalPolicy(
        single: [
            ApprovalBand(above: .usd(1_000), checkers: 1),
            ApprovalBand(above: .usd(25_000), checkers: 2, who: [.role(.admin), .name(.linh)]),
            ApprovalBand(above: .vnd(25_000_000), checkers: 1),
        ],
        batch: [
            ApprovalBand(above: .usd(0), checkers: 1),
            ApprovalBand(above: .usd(100_000), checkers: 3),
        ]
    )

    @Test(arguments: [
        (Money.usd(1_000), nil), (.usd(1_001), 1), (.usd(25_000), 1), (.usd(25_001), 2),
        (.vnd(25_000_000), nil), (.vnd(25_000_001), 1), (.cop(9_000_000), nil),
    ])
    func `a payout needs as many checkers as the highest band that it is above`(
        amount: Money,
        checkers: Int?
    ) {
        #expect(Self.policy.requirement(for: amount)?.checkers == checkers)
    }

    @Test func `a batch needs what its total and its largest payout need together`() {
        func checkers(_ totals: [Money], _ largest: [Money]) -> Int? {
            Self.policy.requirement(forBatchOf: totals, largest: largest)?.checkers
        }
        #expect(checkers([.usd(500)], [.usd(400)]) == 1)
        #expect(checkers([.usd(100_001)], [.usd(400)]) == 3)
        #expect(checkers([.usd(30_000)], [.usd(26_000)]) == 2)
        #expect(checkers([.cop(5), .usd(1)], [.cop(5), .usd(1)]) == 1)
        #expect(checkers([.cop(5)], [.cop(5)]) == nil)
        #expect(ApprovalPolicy().requirement(forBatchOf: [.usd(9)], largest: [.usd(9)]) == nil)
    }

    @Test func `a band says by role or name who may`() throws {
        let requirement = try #require(Self.policy.requirement(for: .usd(30_000)))
        let access = AccessPolicy(operators: [
            .dara: [.approver], .linh: [.approver], .sofia: [.admin], .minh: [.maker],
        ])
        #expect(!requirement.allows(.dara, access))
        #expect(requirement.allows(.linh, access))
        #expect(requirement.allows(.sofia, access))
        #expect(!requirement.allows(.minh, access))
        #expect(requirement.checkers(besides: .minh, access) == [.linh, .sofia])
        #expect(requirement.checkers(besides: .linh, access) == [.sofia])
    }

    @Test func `a person whom a band names still needs a role that allows it`() throws {
        let requirement = try #require(Self.policy.requirement(for: .usd(30_000)))
        let access = AccessPolicy(operators: [.linh: [.support], .sofia: [.admin]])
        #expect(!requirement.allows(.linh, access))
    }

    @Test func `too few people besides the maker block it`() throws {
        let requirement = try #require(Self.policy.requirement(for: .usd(30_000)))
        let two = AccessPolicy(operators: [.linh: [.approver], .sofia: [.admin]])
        #expect(!requirement.isBlocked(for: .minh, two))
        #expect(requirement.isBlocked(for: .sofia, two))
        let one = AccessPolicy(operators: [.sofia: [.admin]])
        #expect(requirement.isBlocked(for: .minh, one))
    }

    @Test func `without operators only names can block it`() throws {
        let open = AccessPolicy()
        let anybody = try #require(Self.policy.requirement(for: .usd(2_000)))
        #expect(anybody.checkers(besides: .minh, open) == nil)
        #expect(!anybody.isBlocked(for: .minh, open))
        let named = try #require(
            ApprovalPolicy(
                single: [ApprovalBand(above: .usd(0), checkers: 1, who: [.name(.linh)])]
            ).requirement(for: .usd(1))
        )
        #expect(named.checkers(besides: .minh, open) == [.linh])
        #expect(named.isBlocked(for: .linh, open))
    }
}

extension OperatorName {
    fileprivate static let dara = OperatorName(rawValue: "dara")
    fileprivate static let linh = OperatorName(rawValue: "linh")
    fileprivate static let minh = OperatorName(rawValue: "minh")
    fileprivate static let sofia = OperatorName(rawValue: "sofia")
}

extension Money {
    fileprivate static func usd(_ dollars: Int64) -> Money {
        Money(minorUnits: dollars * 100, currency: .usd)
    }

    fileprivate static func vnd(_ dong: Int64) -> Money {
        Money(minorUnits: dong, currency: .vnd)
    }

    fileprivate static func cop(_ pesos: Int64) -> Money {
        Money(minorUnits: pesos * 100, currency: .cop)
    }
}
