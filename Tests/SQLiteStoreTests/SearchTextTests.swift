import Foundation
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

struct SearchTextTests {
    @Test(
        arguments: [
            ("Nguyễn Đức", ["nguyen", "duc"]),
            ("María GÓMEZ", ["maria", "gomez"]),
            ("Nu\u{301}n\u{303}ez", ["nunez"]),
            ("İstanbul", ["istanbul"]),
            ("សុខ សុភា", ["សុខ", "សុភា"]),
            ("রহিম\u{200D} উদ্দিন", ["রহিম", "উদ্দিন"]),
            ("PO-7F3K/2qmx", ["po", "7f3k", "2qmx"]),
            ("  a\t\u{200B}b\u{1B}[0m  ", ["a", "b", "0m"]),
            ("\" OR NEAR(*) --", ["or", "near"]),
            ("…", []),
            ("", []),
        ]
    )
    func `words are lower case, without accents and whole`(_ text: String, _ words: [String]) {
        // Scalars, because canonically equal texts compare equal but differ in an index.
        let found = SearchText.words(text).map { Array($0.unicodeScalars) }
        let expected = words.map { Array($0.decomposedForComparison.unicodeScalars) }
        #expect(found == expected)
    }

    @Test func `a payout is indexed by whole identifiers, their parts and the account's end`() {
        let payout = Payout.make(
            1,
            beneficiary: .make(name: "Trần Đỗ Đỗ", account: "0012-3456 789")
        )
        let id = SearchText.words(payout.id.rawValue)
        let expected =
            ["·payprovn", id.joined()] + id + [
                "ord1000001", "tran", "do", "00123456", "0012", "3456", "789", "00123456789",
                "6789",
            ]
        #expect(SearchText.indexed(payout) == expected.joined(separator: " "))
    }
}

extension String {
    /// Bengali and Khmer words as they are folded: decomposed.
    fileprivate var decomposedForComparison: String { decomposedStringWithCanonicalMapping }
}
