/// A batch file of a day: rows for all five providers in turn, each with its own account and amount.
enum DayFile {
    private static let columns = [
        "provider", "amount", "currency", "accountNumber", "accountName", "bankName", "bankNumber",
        "accountNo", "firstname", "lastname", "mobile", "email", "walletId", "wayCode",
        "accountType", "bankId", "idType", "idCard", "remark",
    ]

    /// The text of a file with so many rows, CR LF after each.
    static func text(rows: Int) -> String {
        let lines = (0..<rows).map { number in
            let fields = fields(number)
            return columns.map { fields[$0] ?? "" }.joined(separator: ",")
        }
        return ([columns.joined(separator: ",")] + lines).map { $0 + "\r\n" }.joined()
    }

    /// What is typed for one payout; the end of its account names no scenario of the sandbox.
    private static func fields(_ number: Int) -> [String: String] {
        let account = "1\(10_000 + number)00"
        return switch number % 5 {
        case 0:
            [
                "provider": "dvpay", "currency": "USD", "accountNumber": account,
                "amount": "\(1 + number % 9_000).25",
            ]
        case 1:
            [
                "provider": "paypro-vn", "accountName": "NGUYEN THE VIET", "bankName": "ACB",
                "bankNumber": account, "amount": "\(100_000 + number)",
            ]
        case 2:
            [
                "provider": "vexora-ar", "accountNo": "2850590940\(account)",
                "firstname": "Martina", "lastname": "Gomez", "mobile": "0912345678",
                "email": "martina@example.com", "amount": "\(1_000 + number)",
            ]
        case 3:
            [
                "provider": "paypro-bd", "walletId": "01\(account)0", "wayCode": "EWALLET_BKASH",
                "amount": "\(1_000 + number)",
            ]
        default:
            [
                "provider": "cashypro-co", "accountName": "Andres Munoz", "accountNo": account,
                "accountType": "1", "bankId": "33", "idType": "1", "idCard": "1020304050",
                "remark": "invoice \(number)", "amount": "\(100_000 + number)",
            ]
        }
    }
}
