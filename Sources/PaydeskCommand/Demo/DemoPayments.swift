import Payouts

/// What the demo pays: valid fields for every provider, with an account that picks a scenario.
enum DemoPayments {
    /// The fields of a create request.
    ///
    /// - Parameters:
    ///   - provider: Whose fields.
    ///   - ending: The last five digits of the account: `00071` times out after paying.
    /// - Returns: Texts by field key.
    static func values(_ provider: ProviderID, accountEnding ending: String) -> [String: String] {
        switch provider {
        case .dvpay:
            ["accountNumber": "1002\(ending)", "amount": "25.00", "currency": "USD"]
        case .payproVN:
            [
                "amount": "1250000", "accountName": "NGUYEN THE VIET", "bankName": "ACB",
                "bankNumber": "18199\(ending)",
            ]
        case .vexoraAR:
            [
                "amount": "15000", "accountNo": "28505909400904181\(ending)",
                "firstname": "Martina", "lastname": "Gómez", "mobile": "0912345678",
                "email": "martina@example.com",
            ]
        case .payproBD:
            ["amount": "300", "walletId": "017123\(ending)", "wayCode": "EWALLET_BKASH"]
        case .cashyproCO:
            [
                "accountName": "Andrés Muñoz", "accountNo": "30012\(ending)", "accountType": "1",
                "amount": "60000", "bankId": "33", "idType": "1", "idCard": "1020304050",
                "remark": "invoice 1042",
            ]
        }
    }

    /// What is in motion when the demo opens: one of each kind of story.
    ///
    /// Reversed both ways, told late, out of order, wrongly and by somebody else, refused, slow,
    /// and lost on the way there and back.
    static let tour: [(provider: ProviderID, ending: String)] = [
        (.cashyproCO, "00004"), (.payproVN, "00071"), (.vexoraAR, "00010"), (.dvpay, "00073"),
        (.payproBD, "00001"), (.cashyproCO, "00005"), (.vexoraAR, "00070"), (.payproVN, "00056"),
        (.cashyproCO, "00051"), (.payproBD, "00057"), (.vexoraAR, "00054"), (.payproVN, "00058"),
        (.payproVN, "52861"), (.cashyproCO, "52862"), (.dvpay, "52863"),
    ]
}
