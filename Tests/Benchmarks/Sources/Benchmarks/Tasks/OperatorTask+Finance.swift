/// What finance does at the end of a day.
extension OperatorTask {
    static let finance = [
        OperatorTask(title: "find today's failures by reason") { desk in
            let filter = "status:failed,returned day:today reason:ACCOUNT_NOT_EXIST"
            let count = try desk.ledger.payouts(filter).count
            try desk.press("F", shows: "Finance: failed today")
            try desk.type("failed today", then: .enter, shows: "╭ Payouts · Finance: failed today")
            try desk.press("/", shows: "name, id, 9852")
            try desk.type(
                "reason:ACCOUNT_NOT_EXIST",
                then: .enter,
                shows: " \(count) of ",
                "reason:ACCOUNT_NOT_EXIST",
                "n new"
            )
        },
        OperatorTask(title: "resolve a break") { desk in
            let breaks = try desk.ledger.breaks()
            // Only of these may our record be wrong.
            let kinds = ["missingAtProvider", "status", "reversedAfterClose"]
            let place = try required(
                breaks.lastIndex { kinds.contains($0.kind) && $0.state == "open" },
                "a break that our record may be the cause of"
            )
            let found = breaks[place]
            let claim = found.ours?.status == "failed" ? "returned" : "failed"
            try desk.press("6", shows: "╭ Reconciliation", "e resolve")
            for passed in breaks[..<place].dropFirst() {
                try desk.press("j", shows: "╭ Break \(passed.id) ")
            }
            if place > 0 { try desk.press("j", shows: "╭ Break \(found.id) ") }
            try desk.press("e", shows: "What is done about break \(found.id)?")
            try desk.type(claim, then: .enter, shows: "A reference that others can look up")
            try desk.type(
                "ticket 8841: the portal says so",
                then: .enter,
                shows: "Resolve break \(found.id)?"
            )
            try desk.press(.tab, shows: "[ Resolve")
            try desk.press(.enter, shows: "Break \(found.id) is resolved.")
            let rest = try desk.ledger.breaks().map(\.id)
            try desk.check(
                rest == breaks.map(\.id).filter { $0 != found.id },
                "The breaks \(rest) are open."
            )
        },
        OperatorTask(title: "close a day with nothing open") { desk in
            try desk.press("6", shows: "╭ Reconciliation", "d close the day")
            try desk.press("d", shows: "╭ Close the day", "CashyPro")
            try desk.press(.up, shows: "▌ Day")
            try desk.press(.up, shows: "▌ Provider")
            try desk.type("bangla", then: .enter, shows: "Bangladesh", "▌   Preview")
            try desk.press(.enter, shows: "[ Back ]", "It needs no signature.")
            try desk.press(.tab, shows: "[ Close the day ]")
            try desk.press(.enter, shows: "[ Cancel ]", "Nothing is open.")
            try desk.press(.tab, shows: "[ Close the day ]")
            try desk.press(.enter, shows: "is closed and sealed.")
            try checkIsClosed("paypro-bd", at: desk)
        },
        OperatorTask(title: "close a day that needs a signature") { desk in
            try desk.press("6", shows: "╭ Reconciliation", "d close the day")
            try desk.press("d", shows: "╭ Close the day", "CashyPro")
            try desk.press(.enter, shows: "[ Back ]", "It needs a signature")
            try desk.press(.tab, shows: "[ Sign and close ]")
            try desk.press(.enter, shows: "Sign for what is open")
            try desk.type("they correct it, ticket 8841", then: .enter, shows: "[ Cancel ]")
            try desk.press(.tab, shows: "[ Close the day ]")
            try desk.press(.enter, shows: "is closed and sealed.")
            try checkIsClosed("cashypro-co", at: desk)
        },
    ]

    /// Looks into the ledger, in which nothing was closed before.
    private static func checkIsClosed(_ provider: String, at desk: TaskDesk) throws {
        let closes = try desk.ledger.run(["close", "list", "--format", "csv"])
        try desk.check(closes.contains(provider), "Closed is: \(closes)")
    }
}
