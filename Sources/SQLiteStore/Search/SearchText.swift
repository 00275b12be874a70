import Foundation
import GRDB
import Payouts

/// Turns what people type and what the ledger holds into the same plain words.
enum SearchText {
    /// Words of a search that count; the rest is ignored.
    static let maximumWords = 8
    /// Letters of a search that count; the rest is ignored.
    static let maximumLength = 128

    /// The words of a text: lower case, without accents, split at everything else.
    ///
    /// Vietnamese tones, Spanish accents and the bar of đ are left off. The vowel signs of Khmer
    /// and Bengali are marks too, but tell words apart as letters do, so they stay.
    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).flatMap { parts(of: $0) }
    }

    /// The words that people search by: as many and as long as count.
    static func wanted(_ text: String) -> [String] {
        words(String(text.prefix(maximumLength))).prefix(maximumWords).map(\.self)
    }

    /// Words as `instr` finds them in a text that has a space around every word; the last may be
    /// unfinished.
    static func padded(_ words: [String]) -> [String] {
        words.dropLast().map { " \($0) " } + words.suffix(1).map { " \($0)" }
    }

    /// The conditions under which a text, in SQL, has all of some words.
    static func conditions(
        for words: [String],
        in text: String
    ) -> (sql: [String], arguments: StatementArguments) {
        (words.map { _ in has(text) }, StatementArguments(padded(words)))
    }

    /// The same one by one.
    static func presence(of words: [String], in text: String) -> [SQL] {
        padded(words).map { SQL(sql: has(text), arguments: [$0]) }
    }

    private static func has(_ text: String) -> String { "instr(' ' || \(text) || ' ', ?) > 0" }

    /// The conditions under which a text has none of some others, one for each that has words; what
    /// has none is nowhere.
    static func absence(of texts: [String], in text: String) -> [SQL] {
        texts.map(wanted).filter { !$0.isEmpty }.map { words in
            "NOT (\(presence(of: words, in: text).joined(separator: " AND ")))"
        }
    }

    /// Whether texts that are not kept as words have all words of one text and none of others, as
    /// those conditions would find them.
    static func hold(_ text: String, without absent: [String], in texts: [String]) -> Bool {
        let words = " \(texts.flatMap(wordsAndWholes).joined(separator: " ")) "
        func holds(_ text: String) -> Bool { padded(wanted(text)).allSatisfy(words.contains) }
        return holds(text) && !absent.contains { !wanted($0).isEmpty && holds($0) }
    }

    /// A name as lists sort it.
    static func folded(_ name: String) -> String { words(name).joined(separator: " ") }

    /// Every word by which a payout can be found, separated by single spaces.
    ///
    /// Identifiers are found with and without their dashes, the account also by its end.
    static func indexed(_ payout: Payout) -> String {
        let account = words(payout.beneficiary.account).joined()
        var words = [word(for: payout.provider)]
        let texts = [
            payout.id.rawValue, payout.orderNumber.rawValue, payout.providerReference ?? "",
            payout.beneficiary.name, payout.beneficiary.account,
        ]
        words += texts.flatMap(wordsAndWholes)
        words += account.isEmpty ? [] : [account, String(account.suffix(4))]
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }.joined(separator: " ")
    }

    /// The word that every payout of a provider has, and that nobody can type.
    ///
    /// Names go with countries: without it, a Vietnamese name would be looked for in each of its
    /// payouts before none was found at a provider in Colombia.
    static func word(for provider: ProviderID) -> String {
        "·" + words(provider.rawValue).joined()
    }

    private static func wordsAndWholes(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).flatMap { chunk in
            let parts = parts(of: chunk)
            return parts.count > 1 ? [parts.joined()] + parts : parts
        }
    }
}

// MARK: - Folding

extension SearchText {
    private static func parts(of chunk: Substring) -> [String] {
        let isPlain = chunk.utf8.allSatisfy { $0 < 0x80 }
        let folded =
            isPlain
            ? chunk.lowercased()
            : chunk.lowercased().decomposedStringWithCanonicalMapping
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars {
            switch role(of: scalar) {
            case .letter: part.append(scalar == "đ" ? "d" : scalar)
            case .ignored: break
            case .separator:
                if !part.isEmpty { parts.append(String(part)) }
                part = String.UnicodeScalarView()
            }
        }
        if !part.isEmpty { parts.append(String(part)) }
        return parts
    }

    private enum Role {
        case letter, ignored, separator
    }

    private static func role(of scalar: Unicode.Scalar) -> Role {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return .letter
        case ..<0x80: return .separator
        // Combining Diacritical Marks: accents and tones of Latin letters.
        case 0x0300...0x036F: return .ignored
        // Joiners, which Bengali and Khmer typists set or leave out at will.
        case 0x200C, 0x200D: return .ignored
        default: break
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber,
            .nonspacingMark, .spacingMark, .enclosingMark:
            return .letter
        default: return .separator
        }
    }
}
