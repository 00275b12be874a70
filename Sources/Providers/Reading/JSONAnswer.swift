import Foundation
import Payouts

/// A provider's answer as JSON, with readings that refuse what is not documented.
struct JSONAnswer {
    /// The HTTP status.
    let status: Int
    /// The body, an object.
    let json: JSONValue

    /// Reads an answer's body.
    ///
    /// - Throws: ``UnusableAnswer`` for whatever is not a JSON object.
    init(status: Int, body: Data) throws(UnusableAnswer) {
        do throws(JSONError) {
            json = try JSONValue(parsing: body)
        } catch {
            throw UnusableAnswer(status: status, flaw: "not JSON")
        }
        guard case .object = json else {
            throw UnusableAnswer(status: status, flaw: "not a JSON object")
        }
        self.status = status
    }

    /// Why the answer says nothing, when its HTTP status is not the one that documentation shows.
    var unexpectedStatus: UnknownReason? {
        guard status != 200 else { return nil }
        let kind = status < 500 ? UnknownReason.Kind.undocumentedAnswer : .serverError
        return UnknownReason(kind, detail: "HTTP \(status)")
    }

    /// The `data` object.
    func data() throws(UnclearAnswer) -> JSONValue {
        guard let data = json["data"], case .object = data else {
            throw UnclearAnswer("no data object")
        }
        return data
    }
}

/// An answer that says nothing about the order.
struct UnusableAnswer: Error {
    let reason: UnknownReason

    /// An error page of a server is the server's error, whatever it is written in.
    init(status: Int, flaw: String) {
        reason =
            status < 500
            ? UnknownReason(.unreadableAnswer, detail: "HTTP \(status), \(flaw)")
            : UnknownReason(.serverError, detail: "HTTP \(status)")
    }
}

extension JSONValue {
    /// A string that must be there.
    func requireString(_ key: String) throws(UnclearAnswer) -> String {
        guard let text = self[key]?.string, !text.isEmpty else {
            throw UnclearAnswer("\(key) is missing or not a text")
        }
        return text
    }

    /// A text or 64-bit integer that must be there.
    func requireIdentifier(
        _ key: String,
        status: String = ""
    ) throws(UnclearAnswer) -> String {
        guard let text = self[key]?.identifier else {
            throw UnclearAnswer("\(key) is missing or no identifier", rawStatus: status)
        }
        return text
    }

    /// Requires a value, whatever it is.
    func requireValue(_ key: String, status: String) throws(UnclearAnswer) {
        guard let value = self[key], !value.isNull else {
            throw UnclearAnswer("\(key) is missing", rawStatus: status)
        }
    }

    /// A text that is only for people: anything but a string counts as none.
    func words(_ keys: String...) -> String? {
        keys.lazy.compactMap { self[$0]?.string }.first { !$0.isEmpty }
    }

    /// Requires that an identifier, where it is stated, is the expected one.
    func match(_ key: String, _ expected: String?, status: String) throws(UnclearAnswer) {
        guard let expected, let value = self[key], !value.isNull else { return }
        guard value.identifier == expected else {
            throw UnclearAnswer(
                "\(key) is \(value.identifier ?? "no identifier"), not \(expected)",
                rawStatus: status
            )
        }
    }

    /// What is stated about money, under the first of the names that is there.
    func statedMoney(amount: String..., fee: String? = nil) -> StatedMoney? {
        StatedMoney(
            amount: amount.lazy.compactMap { self[$0]?.amountText }.first,
            fee: fee.flatMap { self[$0]?.amountText }
        )
    }

    /// How a stated amount differs from what was ordered; an unreadable one is no answer at all.
    func amountMismatch(
        _ key: String,
        ordered: Money,
        status: String
    ) throws(UnclearAnswer) -> String? {
        guard let value = self[key], !value.isNull else { return nil }
        guard let text = value.amountText,
            let stated = Money(wire: text, currency: ordered.currency)
        else { throw UnclearAnswer("\(key) is not an amount", rawStatus: status) }
        return stated == ordered ? nil : "\(key) is \(stated), ordered was \(ordered)"
    }
}
