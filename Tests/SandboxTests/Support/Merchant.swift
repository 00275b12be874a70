import Foundation
import Payouts
import Providers
import Sandbox
import Testing

/// A correct caller of one provider: its fields, its signature and its paths.
struct Merchant: Sendable {
    let id: ProviderID
    let createPath: String
    let queryPath: String
    let balancePath: String
    /// A valid create without reference, timestamp and signature: key and JSON text.
    let fields: [(key: String, json: String)]
    /// The fields that no create may lack.
    let required: [String]
    let accountField: String
    let statusField: String
    let pending: String
    let paid: String
    let failed: String

    static let all = [dvpay, payProVN, vexoraAR, payProBD, cashyPro]
    /// Those with an order number and a query by it.
    static let withOrderNumber = [payProVN, vexoraAR, payProBD, cashyPro]

    /// A create; `changes` replaces fields by JSON text, `nil` leaves one out.
    func create(
        _ reference: String,
        _ changes: [String: String?] = [:],
        at date: Date = ManualTime.start
    ) -> Call {
        var members = fields.filter { changes[$0.key] == nil }
        for (key, json) in changes { if let json { members.append((key: key, json: json)) } }
        let name = id == .cashyproCO ? "mchOrderNo" : "tradeNo"
        if id != .dvpay, changes[name] == nil { members.append((name, "\"\(reference)\"")) }
        let call = signed(createPath, members, at: date)
        return id == .dvpay ? call.with(header: "X-Idempotent-Key", reference) : call
    }

    /// A create whose account ends in a scenario's code.
    func create(_ reference: String, scenario code: String) -> Call {
        create(reference, [accountField: "\"\(account(ending: code))\""])
    }

    /// An account that names a scenario: eleven digits starting 01, which every provider takes.
    func account(ending code: String) -> String { "017123000\(code)" }

    /// A query; DVPay wants the transaction number of the create's answer.
    func query(_ reference: String, _ created: Answer? = nil) -> Call {
        switch id {
        case .dvpay:
            let number = created?.transactionNumber ?? "1"
            return signed(queryPath, [("transactionId", number)], at: ManualTime.start)
        case .cashyproCO:
            return signed(queryPath, [("mchOrderNo", "\"\(reference)\"")], at: ManualTime.start)
        default:
            return signed(queryPath, [("tradeNo", "\"\(reference)\"")], at: ManualTime.start)
        }
    }

    func balance() -> Call { signed(balancePath, [], at: ManualTime.start) }

    func status(_ answer: Answer) -> String? { answer.value("data", statusField) }
}

extension Answer {
    /// DVPay's 64-bit number as its digits, which `NSNumber` keeps.
    var transactionNumber: String? { value("data", "transactionId") }
}

extension Merchant: CustomTestStringConvertible {
    var testDescription: String { id.rawValue }
}

// MARK: - Signing

extension Merchant {
    var credential: SandboxCredential {
        SandboxCredential.standard[id] ?? SandboxCredential(merchant: "", secret: "")
    }

    /// A call with these members and whatever the provider's signature adds to them.
    func signed(
        _ path: String,
        _ members: [(key: String, json: String)],
        at date: Date
    ) -> Call {
        var members = members
        switch id {
        case .dvpay:
            return signed(path, body: members.isEmpty ? "" : Self.object(members), at: date)
        case .cashyproCO:
            if !members.contains(where: { $0.key == "nonceStr" }) {
                members.append(("nonceStr", "\"5f3a9c\""))
            }
        default:
            if !members.contains(where: { $0.key == "timestamp" }) {
                let milliseconds = Int(date.timeIntervalSince1970 * 1000)
                members.append(("timestamp", "\"\(milliseconds)\""))
            }
            members.append(("sign", "\"\(sortedSignature(members))\""))
        }
        return signed(path, body: Self.object(members), at: date)
    }

    /// A call with these bytes, signed in the headers where the provider wants it there.
    func signed(_ path: String, body: String, at date: Date = ManualTime.start) -> Call {
        var headers = ["Content-Type": "application/json"]
        switch id {
        case .dvpay:
            let timestamp = String(Int(date.timeIntervalSince1970))
            headers["X-Api-Key"] = credential.merchant
            headers["X-Timestamp"] = timestamp
            headers["X-Signature"] = Signature.hmacSHA256(
                body: Data(body.utf8),
                timestamp: timestamp,
                secret: credential.secret
            )
        case .cashyproCO:
            headers["MerchantId"] = credential.merchant
            headers["Sign"] = Signature.bodyMD5(Data(body.utf8), key: credential.secret)
        default:
            headers["merchantNo"] = credential.merchant
        }
        let url = SandboxConfiguration.basePath(of: id) + path
        return Call(path: url, headers: headers, body: body)
    }

    private func sortedSignature(_ members: [(key: String, json: String)]) -> String {
        let texts = members.map { ($0.key, $0.json.trimmingCharacters(in: ["\""])) }
        return Signature.sortedMD5(Dictionary(texts) { $1 }, secret: credential.secret)
    }

    static func object(_ members: [(key: String, json: String)]) -> String {
        "{" + members.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",") + "}"
    }
}
