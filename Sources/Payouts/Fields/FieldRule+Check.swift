extension FieldRule {
    /// Whether a text satisfies the rule.
    ///
    /// Amount rules are checked on the parsed amount instead.
    package func accepts(_ text: String) -> Bool {
        switch self {
        case .length(let range): range.contains(text.characterCount)
        case .digits(let range): range.contains(text.count) && text.allSatisfy(\.isASCIIDigit)
        case .unaccentedLatin: !text.isEmpty && text.allSatisfy(Self.isPlainNameCharacter)
        case .identifier: !text.isEmpty && text.allSatisfy(Self.isIdentifierCharacter)
        case .prefix(let prefix): text.hasPrefix(prefix)
        case .email: Self.isEmail(text)
        case .amount: true
        case .template(let templates): templates.contains { Self.matches(text, $0) }
        case .either(let rules): rules.contains { $0.accepts(text) }
        }
    }

    /// Whether an amount satisfies the rule.
    ///
    /// Rules about text accept every amount.
    package func accepts(_ money: Money) -> Bool {
        guard case .amount(let minimum, let maximum, let whole) = self else { return true }
        guard money.currency == minimum.currency else { return true }
        if whole, !money.isWhole { return false }
        return money >= minimum && maximum.map { money <= $0 } ?? true
    }

    private static func isPlainNameCharacter(_ character: Character) -> Bool {
        character.isASCII && character.isLetter || " .-'".contains(character)
    }

    private static func isIdentifierCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
            || ".-_@+".contains(character)
    }

    private static func isEmail(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, let name = halves.first, let domain = halves.last else {
            return false
        }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        return !name.isEmpty && labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
            && text.allSatisfy { $0.isASCII && $0 > " " && $0 != "," && $0 != ";" }
    }

    private static func matches(_ text: String, _ template: String) -> Bool {
        text.count == template.count
            && zip(text, template).allSatisfy { character, mark in
                mark == "#" ? character.isASCIIDigit : character == mark
            }
    }
}

extension String {
    /// How many characters there are; ASCII needs no look at how they combine, but for CR LF.
    fileprivate var characterCount: Int {
        utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } ? utf8.count : count
    }
}
