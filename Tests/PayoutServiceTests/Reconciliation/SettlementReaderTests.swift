import DelimitedText
import PayoutService
import Payouts
import Testing

/// From the bytes of a file to columns: names are bound, and what cannot be read is named.
struct SettlementReaderTests {
    private static let mapping = SettlementMapping(
        columns: [
            .orderNumber: ["tradeNo"], .reference: ["platFormTradeNo", "ref"],
            .amount: ["amount"], .fee: ["fee"], .currency: ["currency"], .status: ["status"],
            .time: ["finishTime", "successTime"],
        ],
        currency: .ars,
        utcOffset: -3 * 3_600,
        words: ["0000": .paid, "00029": .failed]
    )

    private static let header = "tradeNo,platFormTradeNo,amount,fee,currency,status,finishTime"

    private static func read(
        _ text: String,
        mapping: SettlementMapping = mapping
    ) throws -> SettlementReader {
        var reader = SettlementReader(mapping: mapping)
        try reader.read(Array(text.utf8), name: "day.csv")
        return reader
    }

    @Test func `columns are bound by name, in any order and letter case`() throws {
        let reader = try Self.read(
            """
            Status;note;AMOUNT;ref;Trade No;SuccessTime
            0000;"paid; at last";1,234.50; R1 ;PD1;2026-11-21 00:30:00
            00029;;7;R2;PD2;
            """
        )
        let table = reader.table
        #expect(reader.problems.isEmpty && table.count == 2)
        #expect(table.orderNumbers[0] == "PD1" && table.references[0] == "R1")
        #expect(table.values.map(\.amount) == [123_450, 700])
        #expect(table.values.map(\.fee) == [nil, nil])
        #expect(table.words == [StatusWord("0000", .paid), StatusWord("00029", .failed)])
        let midnight = CalendarDay("2026-11-21")?.start(utcOffset: -3 * 3_600) ?? 0
        #expect(table.values.map(\.time) == [midnight + 1_800, nil])
        #expect(table.values.map(\.line) == [2, 3])
    }

    @Test func `a column that is not there is named, with those that are`() throws {
        #expect(
            throws: SettlementFileError.missingColumns(
                file: "day.csv",
                ["platFormTradeNo or ref", "status", "finishTime or successTime"],
                header: ["tradeNo", "amount"]
            )
        ) {
            try Self.read("tradeNo,amount\n1,2\n")
        }
        #expect(throws: SettlementFileError.repeatedColumn(file: "day.csv", "amount")) {
            try Self.read(Self.header + ",Amount\n")
        }
    }

    @Test func `a line that cannot be read is named by line, column and reason`() throws {
        let reader = try Self.read(
            """
            \(Self.header)
            PD1,R1,1.23E+17,,ARS,0000,2026-11-21 10:00:00
            PD2,R2,10,,XXX,0000,2026-11-21 10:00:00
            PD3,R3,10,,ARS,0000,21/11/2026
            PD4,R4,10,0.001,ARS,0000,2026-11-21 10:00:00
            ,,30,,ARS,0000,2026-11-21 10:00:00
            PD6,R6,10,,ARS,0000
            PD7,R7,10,,ARS,0000,2026-11-21 10:00:00,9
            PD8,R8,10,,ars,0000,2026-11-21 10:00:00
            """
        )
        let found = reader.problems.map { "\($0.line) \($0.column) \($0.text): \($0.reason)" }
        #expect(
            found == [
                "2 amount 1.23E+17: no plain number",
                "3 currency XXX: a currency that no provider pays in",
                "4 finishTime 21/11/2026: no time as yearFirst writes it",
                "5 fee 0.001: more than 2 decimals",
                "6  : it names no payout",
                "7  PD6: it has 6 fields, the header 7; look for a separator or a quote too many",
                "8  PD7: it has 8 fields, the header 7; look for a separator or a quote too many",
            ]
        )
        #expect(reader.problemCount == 7 && reader.table.count == 1)
    }

    @Test func `more problems than are shown are counted`() throws {
        let lines = String(repeating: "PD,R,x,,ARS,0000,\n", count: 1_200)
        let reader = try Self.read(Self.header + "\n" + lines)
        #expect(reader.problems.count == SettlementReader.maximumProblems)
        #expect(reader.problemCount == 1_200 && reader.table.count == 0)
    }

    @Test func `several files become one table`() throws {
        var reader = SettlementReader(mapping: Self.mapping)
        for number in 0..<3 {
            let text = "\(Self.header)\nPD\(number),R,1,,ARS,0000,\n"
            try reader.read(Array(text.utf8), name: "\(number).csv")
        }
        #expect(reader.table.values.map(\.file) == [0, 1, 2])
    }

    @Test func `a file that is no text names itself`() {
        #expect(
            throws: SettlementFileError.unreadable(
                file: "day.csv",
                .unterminatedQuote(line: 1)
            )
        ) {
            try Self.read("\"" + Self.header + "\n")
        }
    }

    @Test func `a broken quote and another encoding spoil their own lines alone`() throws {
        let good = { (number: Int) in "PD\(number),R\(number),1,,ARS,0000,\n" }
        let text = Self.header + "\n" + good(1) + "\"PD2,R2,1,,ARS,0000,\n" + good(3)
        let odd = Array("PD4,R\u{E9}4,1,,ARS,0000,\n".unicodeScalars).map { UInt8($0.value) }
        let last = Array("PD5,Ré5,1,,ARS,0000,\n".utf8)
        var reader = SettlementReader(mapping: Self.mapping)
        try reader.read(Array(text.utf8) + odd + last, name: "day.csv")
        #expect(reader.table.values.map(\.line) == [2, 4, 6])
        #expect(
            reader.problems.map { "\($0.line): \($0.reason)" } == [
                "3: A quote that opens in line 3 is never closed. Close it, or double it inside "
                    + "text.",
                "5: Line 5 is written as Windows-1252, most others as UTF-8. Save the whole file "
                    + "as UTF-8.",
            ]
        )
    }
}
