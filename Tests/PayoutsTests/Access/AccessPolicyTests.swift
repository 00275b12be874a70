import Payouts
import PayoutsTesting
import Testing

struct AccessPolicyTests {
    @Test func `what each role may do`() {
        let roles = OperatorRole.allCases
        let head = "".padded(to: 10) + roles.map { $0.rawValue.padded(to: 9) }.joined()
        let rows = Permission.allCases.map { permission in
            permission.rawValue.padded(to: 10)
                + roles.map { role in
                    let policy = AccessPolicy(operators: [.dara: [role]])
                    return (policy.allows(permission, to: .dara) ? "yes" : "-").padded(to: 9)
                }.joined()
        }
        let table = ([head] + rows).map(\.withoutTrailingBlanks).joined(separator: "\n")
        #expect(
            table == """
                          viewer   support  maker    approver on-call  admin
                requery   -        yes      yes      yes      yes      yes
                care      -        yes      yes      yes      yes      yes
                reveal    -        yes      yes      yes      yes      yes
                resolve   -        yes      yes      yes      yes      yes
                confirm   -        -        -        yes      yes      yes
                create    -        -        yes      -        -        yes
                submit    -        -        yes      -        yes      yes
                withdraw  -        -        yes      -        yes      yes
                resubmit  -        -        yes      -        yes      yes
                approve   -        -        -        yes      -        yes
                pause     -        -        -        -        yes      yes
                reconcile -        -        yes      yes      -        yes
                close     -        -        -        yes      -        yes
                """
        )
    }

    @Test func `without operators everybody may do everything`() {
        let policy = AccessPolicy()
        #expect(policy.isOpen)
        for permission in Permission.allCases {
            #expect(policy.refusal(of: permission, to: .dara) == nil)
        }
    }

    @Test func `with operators a stranger may do nothing`() {
        let policy = AccessPolicy(operators: [.linh: [.admin]])
        for permission in Permission.allCases {
            #expect(policy.refusal(of: permission, to: .dara)?.holders == [.linh])
        }
    }

    @Test func `several roles add up`() {
        let policy = AccessPolicy(operators: [.dara: [.maker, .onCall]])
        #expect(policy.allows(.create, to: .dara))
        #expect(policy.allows(.pause, to: .dara))
        #expect(!policy.allows(.approve, to: .dara))
    }

    @Test func `a refusal names the role and who has it`() throws {
        let policy = AccessPolicy(operators: [
            .dara: [.support], .linh: [.approver], .sofia: [.admin, .viewer],
        ])
        let refusal = try #require(policy.refusal(of: .approve, to: .dara))
        #expect(
            refusal.sentence == """
                dara may not approve or reject payouts: that needs the role approver or admin. \
                Ask linh or sofia.
                """
        )
        #expect(refusal.reason == "it needs the role approver or admin; ask linh or sofia")
    }

    @Test func `a refusal says when nobody may, and shortens a long list`() throws {
        let nobody = AccessPolicy(operators: [.dara: [.support]])
        #expect(
            nobody.refusal(of: .pause, to: .dara)?.sentence == """
                dara may not pause or resume providers: that needs the role on-call or admin. \
                Nobody has it; ask whoever keeps the configuration.
                """
        )
        let names = (1...6).map { OperatorName(rawValue: "op\($0)") }
        let many = AccessPolicy(
            operators: Dictionary(uniqueKeysWithValues: names.map { ($0, [.admin]) })
        )
        let refusal = try #require(many.refusal(of: .close, to: .dara))
        #expect(refusal.sentence.hasSuffix("Ask op1, op2, op3, op4 or 2 more."))
    }
}

extension OperatorName {
    fileprivate static let dara = OperatorName(rawValue: "dara")
    fileprivate static let linh = OperatorName(rawValue: "linh")
    fileprivate static let sofia = OperatorName(rawValue: "sofia")
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate var withoutTrailingBlanks: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
