/// Making payouts.
extension OperatorTask {
    static let creating = [
        OperatorTask(title: "create one, its fields pasted (Colombia)") { desk in
            try choose("cashy", at: desk)
            try desk.paste(
                """
                accountName: Zoe Zapata
                accountNo: 3001252861
                accountType: 1
                amount: 60000
                bankId: 33
                idType: 1
                idCard: 1020304050
                remark: invoice 7
                """,
                shows: "All filled in."
            )
            try desk.press(.enter, shows: "[ Back ]", "3001252861")
            try pay("60,000.00 COP", to: "zoe zapata", at: desk)
        },
        OperatorTask(title: "create one by hand (Vietnam)") { desk in
            try choose("vietnam", at: desk)
            try desk.type("1250000", then: .enter, shows: "The holder's name")
            try desk.type("ZOE ZAPATA", then: .enter, shows: "The bank's short name")
            try desk.type("ACB", then: .enter, shows: "The account number at that bank")
            try desk.type("1819952861", then: .review, shows: "[ Back ]", "1819952861")
            try pay("1,250,000 VND", to: "zoe zapata", at: desk)
        },
        OperatorTask(title: "create one by hand (Colombia)") { desk in
            try choose("cashy", at: desk)
            try desk.type("60000", then: .enter, shows: "The holder's name")
            try desk.type("Zoe Zapata", then: .enter, shows: "The bank or wallet")
            try desk.type("nequi", then: .enter, shows: "The account number, or")
            try desk.type("3001252861", then: .enter, shows: "The document with which")
            try desk.type("cc", then: .enter, shows: "The number of that document.")
            try desk.type("1020304050", then: .enter, shows: "A note for the order")
            try desk.type("invoice 7", then: .review, shows: "[ Back ]", "3001252861")
            try pay("60,000.00 COP", to: "zoe zapata", at: desk)
        },
    ]

    private static func choose(_ provider: String, at desk: TaskDesk) throws {
        try desk.press("n", shows: "Pay through which provider?")
        try desk.type(provider, then: .enter, shows: "╭ New payout")
    }

    /// Pays what is reviewed, and looks for it in the ledger.
    private static func pay(_ amount: String, to name: String, at desk: TaskDesk) throws {
        // A payout like an earlier one is paid “again”.
        try desk.press(.tab, shows: "[ Pay \(amount)")
        try desk.press(.enter, shows: "is queued: \(amount)")
        try desk.check(desk.ledger.payouts(name).count == 1, "The ledger has not one for \(name).")
    }
}
