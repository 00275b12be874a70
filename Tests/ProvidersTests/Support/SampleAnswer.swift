import Payouts

@testable import Providers

/// A well-formed answer of each provider about `Fixture.payout`, to damage or to serve.
enum SampleAnswer {
    /// The word for a final success, where a create answer can say it; DVPay's never does.
    static func paid(_ id: ProviderID) -> String {
        switch id {
        case .dvpay: dvpay(status: "completed")
        case .payproVN, .payproBD, .vexoraAR: PlatformTests.queried(status: "0000")
        case .cashyproCO: CashyProTests.answer("SUCCESS")
        }
    }

    static func failed(_ id: ProviderID) -> String {
        switch id {
        case .dvpay: dvpay(status: "failed")
        case .payproVN, .payproBD, .vexoraAR: PlatformTests.queried(status: "00029")
        case .cashyproCO: CashyProTests.answer("FAIL", #","resultDesc":"ACCOUNT_CLOSED""#)
        }
    }

    /// The key of the order's own status.
    static func statusKey(_ id: ProviderID) -> String {
        id == .cashyproCO ? "orderStatus" : "status"
    }

    private static func dvpay(status: String) -> String {
        """
        {"statusCode":200,"message":"Success","traceId":"t1","data":{"accountName":"SOK DARA",\
        "accountNumber":"123456789","amount":100.00,"currency":"USD","orderId":7001,"remark":"",\
        "transactionDate":"2026-03-02T12:00:00Z","transactionId":9001,"status":"\(status)"}}
        """
    }
}

/// A small generator with a fixed seed, so that a failure can be run again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
