import Foundation

/// Finding payouts, and asking about them.
extension OperatorTask {
    static let finding = [
        OperatorTask(title: "find a payout by its order number") { desk in
            let payouts = try desk.ledger.payouts("status:paid")
            try find(payouts[payouts.count / 2], by: \.orderNumber, at: desk)
        },
        OperatorTask(title: "find a payout by the last four digits") { desk in
            let payout = try desk.ledger.payouts("status:paid").dropFirst(30).first {
                try desk.ledger.payouts($0.lastFour).count == 1
            }
            try find(required(payout, "a payout with digits of its own"), by: \.lastFour, at: desk)
        },
        OperatorTask(title: "find a payout by the beneficiary's name") { desk in
            let named = Dictionary(grouping: try desk.ledger.payouts(), by: \.beneficiary.name)
            let payout = named.filter { $0.key != "" && $0.value.count == 1 }
                .min { $0.key < $1.key }?.value.first
            try find(required(payout, "a name that one has"), by: \.plainName, at: desk)
        },
        OperatorTask(title: "what happened, and what to tell the customer") { desk in
            let payout = try required(desk.ledger.payouts("status:returned").first, "a returned")
            try keep(payout, at: desk)
            try desk.press("s", shows: "Tell the customer", "What happened", "\(payout.id) ·")
        },
    ]

    private static func find(
        _ payout: TaskLedger.Payout,
        by text: (TaskLedger.Payout) -> String,
        at desk: TaskDesk
    ) throws {
        try desk.press("/", shows: "name, id, 9852")
        try desk.type(text(payout), shows: "╭ Payouts  1 of ", "╭ \(payout.id) ", "Order no")
    }
}

extension OperatorTask {
    static let asking = [
        OperatorTask(title: "re-query one payout") { desk in
            let payout = try seeded("status:unknown", at: desk)
            try keep(payout, at: desk)
            try desk.press("r", shows: "\(payout.id): a query found")
        },
        OperatorTask(title: "re-query everything unknown of one provider") { desk in
            let all = try desk.ledger.payouts()
            let unknown = all.filter { $0.status == "unknown" }
            let most = Dictionary(grouping: unknown, by: \.provider)
                .max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
            let (provider, payouts) = try required(most, "unknown payouts")
            try desk.press("/", shows: "name, id, 9852")
            try desk.type(
                "status:unknown provider:\(provider)",
                then: .enter,
                shows: "n new",
                " of \(all.count) "
            )
            try desk.press("Q", shows: "Ask the providers about ", "[ Cancel ]")
            // What the demo keeps in motion may have become unknown meanwhile.
            let count = try desk.number(after: "Ask the providers about ")
            try desk.check(count >= payouts.count, "\(payouts.count) are unknown.")
            try desk.press(.tab, shows: "[ Ask ]")
            try desk.press(.enter, shows: "Re-query: done", "\(count) of \(count)")
        },
    ]
}

extension TaskLedger.Payout {
    /// The name as somebody types it who hears it.
    fileprivate var plainName: String {
        beneficiary.name.folding(options: .diacriticInsensitive, locale: nil).lowercased()
    }
}
