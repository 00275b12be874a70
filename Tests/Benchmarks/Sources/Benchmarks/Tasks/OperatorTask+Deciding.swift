/// What a person decides about.
extension OperatorTask {
    static let deciding = [
        OperatorTask(title: "approve a batch") { desk in
            try desk.ledger.commitAsSomebodyElse(
                """
                accountNumber,amount,currency
                100252861,25.00,USD
                100252862,40.00,USD
                100252863,15.50,USD

                """
            )
            try desk.press("5", shows: "BA-", "╭ Approvals")
            try desk.press("G", shows: "╭ BA-")
            try desk.press("a", shows: "type 3 to go on")
            try desk.type("3", then: .enter, shows: "[ Cancel ]")
            try desk.press(.tab, shows: "[ Approve ]")
            try desk.press(.enter, shows: "is approved: 3 payouts are queued.")
            let waiting = try desk.ledger.run(["approvals", "--format", "csv"])
            try desk.check(!waiting.contains("BA-"), "A batch still waits: \(waiting)")
        },
        OperatorTask(title: "pause a provider") { desk in
            try desk.press("3", shows: "╭ Providers", "cashypro-co")
            try desk.press("G", shows: "╭ cashypro-co ")
            try desk.press("P", shows: "Why pause cashypro-co?")
            try desk.type(
                "bank maintenance",
                then: .enter,
                shows: "Pause cashypro-co?",
                "[ Cancel ]"
            )
            try desk.press(.tab, shows: "[ Pause ]")
            try desk.press(.enter, shows: "cashypro-co is paused")
            let providers = try desk.ledger.run(["providers", "--format", "json"])
            try desk.check(providers.contains("bank maintenance"), "It is not paused: \(providers)")
        },
        OperatorTask(title: "resolve an unknown with evidence") { desk in
            let payout = try seeded("status:unknown", at: desk)
            try keep(payout, at: desk)
            try desk.press("e", shows: "╭ Resolve", "It was")
            try desk.type("failed", then: .enter, shows: "failed: no money moved", "Where: the")
            try desk.type("provider portal", then: .enter, shows: "What others can look up")
            try desk.type("ticket 8841", then: .enter, shows: "Why, in your own words.")
            try desk.type("never reached the bank", then: .review, shows: "[ Back ]", "ticket 8841")
            try desk.press(.tab, shows: "[ Resolve")
            try desk.press(.enter, shows: "\(payout.id) is resolved: it is failed.")
            let after = try desk.ledger.payouts(payout.orderNumber).map(\.status)
            try desk.check(after == ["failed"], "The ledger says \(after).")
        },
    ]
}
