import Foundation

/// A day of made-up payouts and the provider's file about it, with every kind of break put in.
struct SettlementFixture {
    let count: Int
    /// The ledger's side as CSV: for the programs that are raced, and to fill the ledger with.
    let payouts: URL
    /// The provider's side.
    let settlement: URL
    /// How many breaks of each kind were put in.
    let expected: [String: Int]

    static let day = "2026-11-21"
    /// Midnight of the day at the provider, three hours behind UTC.
    private static let midnight = 1_795_230_000
    /// The day that is closed, two days earlier, in days since 1970.
    static let closedDay = 20_776
    /// The closed day in seconds since 1970.
    static let closedSpan = midnight - 2 * 86_400..<midnight - 86_400
    private static let kinds = [
        "amount", "ambiguous", "currency", "duplicateAtProvider", "fee", "late",
        "missingAtProvider", "missingInLedger", "reversedAfterClose", "status",
    ]

    /// Writes both files, the lines of the provider's in no order.
    init(count: Int, folder: URL) throws {
        self.count = count
        payouts = folder.appending(path: "payouts.csv")
        settlement = folder.appending(path: "settlement.csv")
        let each = max(1, count / 10_000)
        expected = Dictionary(uniqueKeysWithValues: Self.kinds.map { ($0, each) })
        var rows = [
            "order_number,provider_reference,amount_minor,currency,status,status_since,flags,number"
        ]
        var lines: [String] = []
        var random = SplitMix(state: 4)
        for number in 0..<count {
            // Every hundredth payout, until each kind has its number.
            let slot = number / 100
            let kind =
                number % 100 == 0 && slot < each * Self.kinds.count
                ? Self.kinds[slot % Self.kinds.count] : ""
            let pair = Pair(number: number, midnight: Self.midnight, random: &random, kind: kind)
            rows += pair.rows
            lines += pair.lines
        }
        for place in lines.indices.reversed() {
            lines.swapAt(place, Int(random.next() % UInt64(place + 1)))
        }
        let header = "tradeNo,platFormTradeNo,accountNo,amount,fee,currency,status,finishTime"
        try (rows.joined(separator: "\n") + "\n").write(
            to: payouts,
            atomically: true,
            encoding: .utf8
        )
        try (([header] + lines).joined(separator: "\r\n") + "\r\n").write(
            to: settlement,
            atomically: true,
            encoding: .utf8
        )
    }
}

/// A payout and its line, or what a break makes of them.
private struct Pair {
    private(set) var rows: [String] = []
    private(set) var lines: [String] = []

    init(number: Int, midnight: Int, random: inout SplitMix, kind: String) {
        var row = Row(number: number)
        let second = 3_600 + Int(random.next() % 79_200)
        row.amount = Int(random.next() % 9_000_000) + 10_000
        row.time = midnight + second
        var line = Line(row, second: second)
        switch kind {
        case "amount": line.amount += 100
        case "currency": line.currency = "COP"
        case "fee": line.overcharge = 100
        case "status": line.status = "00029"
        case "late": row.time -= 3 * 86_400
        case "reversedAfterClose": (row.time, line.status) = (row.time - 2 * 86_400, "00029")
        case "duplicateAtProvider": lines.append(line.text)
        case "ambiguous":
            line.orderNumber = ""
            var twin = row
            twin.number += 500_000_000
            rows.append(twin.text)
        default: break
        }
        if kind != "missingInLedger" { rows.append(row.text) }
        if kind != "missingAtProvider" { lines.append(line.text) }
    }
}

private struct Row {
    var number: Int
    let reference: String
    var amount = 0
    var time = 0

    init(number: Int) {
        self.number = number
        reference = "P20261121\(10_000_000_000 + number)"
    }

    var orderNumber: String { "PD20261121\(100_000_000 + number)" }
    var text: String {
        "\(orderNumber),\(reference),\(amount),ARS,paid,\(time)000000,0,\(number)"
    }
}

private struct Line {
    var orderNumber: String
    let reference: String
    let account: Int
    var amount: Int
    var overcharge = 0
    var currency = "ARS"
    var status = "0000"
    private let time: String

    init(_ row: Row, second: Int) {
        orderNumber = row.orderNumber
        reference = row.reference
        account = row.number
        amount = row.amount
        let parts = [second / 3_600, second / 60 % 60, second % 60].map {
            $0 < 10 ? "0\($0)" : "\($0)"
        }
        time = "\(SettlementFixture.day) \(parts.joined(separator: ":"))"
    }

    var text: String {
        "\(orderNumber),\(reference),00000031000\(10_000_000_000 + account),\(decimal(amount)),"
            + "\(decimal(fee)),\(currency),\(status),\(time)"
    }

    /// The schedule: 0.8 percent, rounded half up.
    private var fee: Int { (amount * 80 + 5_000) / 10_000 + overcharge }

    private func decimal(_ minorUnits: Int) -> String {
        let cents = minorUnits % 100
        return "\(minorUnits / 100).\(cents < 10 ? "0" : "")\(cents)"
    }
}

/// SplitMix64: the same numbers in every run.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
