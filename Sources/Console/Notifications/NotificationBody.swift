import Foundation
package import Payouts
import TerminalUI

/// A webhook message for people to look at: names and accounts only where they were asked for,
/// secrets never.
package struct NotificationBody {
    private let message: WebhookMessage
    private let isRevealed: Bool

    /// Shows a message, with names and accounts where that was asked for.
    package init(message: WebhookMessage, isRevealed: Bool) {
        self.message = message
        self.isRevealed = isRevealed
    }

    /// The headers; those that let somebody in are hidden whoever looks.
    package var shownHeaders: [(name: String, value: String)] {
        message.headers.map { header in
            isSecret(header.name) ? (header.name, "hidden") : (header.name, header.value)
        }
    }

    /// The headers, one a line.
    var headers: [StyledText] {
        shownHeaders.map { name, value in
            StyledText("\(name): ", .muted) + StyledText(value, isSecret(name) ? .muted : .value)
        }
    }

    private func isSecret(_ name: String) -> Bool {
        Self.secretHeaders.contains(name.lowercased())
    }

    private static let secretHeaders: Set<String> = [
        "authorization", "proxy-authorization", "cookie", "x-api-key",
    ]

    private var text: String { String(decoding: message.body, as: UTF8.self) }

    /// The body, laid out where that changes nothing about it; `nil` where it must stay hidden.
    package func body(isExact: Bool) -> String? {
        let formatted = JSONText.formatted(text)
        guard !isRevealed else { return isExact ? text : formatted ?? text }
        return formatted.map { $0.split(separator: "\n").map(Self.masked).joined(separator: "\n") }
    }

    /// A line of JSON with its value hidden, unless its key is known to name no person and no
    /// account.
    private static func masked(_ line: Substring) -> String {
        let content = line.drop { $0 == " " }
        let indent = line.prefix(line.count - content.count)
        let key = key(of: content)
        let value = content.dropFirst(key.map { $0.count + 4 } ?? 0)
        guard let first = value.first, !"{}[]".contains(first), !isHarmless(key ?? "") else {
            return String(line)
        }
        let head = key.map { "\"\($0)\": " } ?? ""
        return "\(indent)\(head)\(hidden(value))\(value.last == "," ? "," : "")"
    }

    /// The key of `"key": value`.
    private static func key(of content: Substring) -> Substring? {
        guard content.first == "\"" else { return nil }
        let rest = content.dropFirst()
        guard let end = rest.firstIndex(of: "\""), rest[end...].hasPrefix("\": ") else {
            return nil
        }
        return rest[..<end]
    }

    /// The last four of a long number, as account numbers are shown everywhere; else nothing.
    private static func hidden(_ value: Substring) -> String {
        let quotes: (Character) -> Bool = { $0 == "\"" || $0 == "," }
        let bare = value.drop(while: quotes).reversed().drop(while: quotes).reversed()
        let isNumber = bare.count > 4 && bare.allSatisfy { $0.isASCII && $0.isNumber }
        return "\"····\(isNumber ? String(bare.suffix(4)) : "")\""
    }

    private static func isHarmless(_ key: Substring) -> Bool {
        harmless.contains(key.lowercased().filter { $0 != "_" })
    }

    /// What providers call references, states, amounts and times, in small letters.
    private static let harmless: Set<String> = [
        "amount", "code", "createtime", "createtimemilli", "currency", "event", "fee",
        "mchorderno", "merchantid", "mchid", "orderid", "orderno", "ordernumber", "orderstatus",
        "platformtradeno", "realamount", "sign", "signtype", "state", "status", "successtime",
        "time", "timestamp", "tradeno", "tradestatus", "transactionid", "type", "updatetime",
    ]
}
