import Payouts
import Testing

@testable import Providers

/// Errors that the documentation names, and that leave open what became of the money.
struct UndecidedErrorTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        let provider: ProviderID
        let status: Int
        let code: String
        let body: String

        var testDescription: String { "\(provider) \(code)" }

        static func dvpay(_ status: Int) -> Sample {
            let body = #"{"statusCode":\#(status),"message":"m","data":null,"traceId":"t"}"#
            return Sample(provider: .dvpay, status: status, code: "\(status)", body: body)
        }

        static func platform(_ provider: ProviderID, _ code: String) -> Sample {
            let body = #"{"msg":"m","code":"\#(code)","success":false,"data":null}"#
            return Sample(provider: provider, status: 200, code: code, body: body)
        }

        static func cashyPro(_ code: String) -> Sample {
            let body = #"{"msg":"\#(code)","code":500}"#
            return Sample(provider: .cashyproCO, status: 200, code: code, body: body)
        }

        static let all: [Sample] =
            [409, 429, 500, 503].map(dvpay)
            + [ProviderID.payproVN, .vexoraAR, .payproBD].flatMap { id in
                ["5000", "8000"].map { platform(id, $0) }
            }
            + ["System_error", "System_busy", "System_Maintenance"].map(cashyPro)
    }

    @Test(arguments: Sample.all)
    func `a create stays unknown, with the error explained and a next step`(
        _ sample: Sample
    ) throws {
        let outcome = try Fixture.provider(sample.provider)
            .outcome(sample.body, status: sample.status, of: Fixture.payout(sample.provider))
        let unknown = try #require(outcome.unknown)
        #expect(unknown.kind == .undecidedError)
        #expect(unknown.reason?.code == sample.code)
        #expect(unknown.reason?.explanation.hasSuffix(".") == true || unknown.text.contains("(m)"))
        #expect(unknown.reason?.nextStep.hasSuffix(".") == true)
        #expect(!unknown.text.contains("not a documented one"))
    }

    @Test(arguments: Sample.all)
    func `a query that ends so changes nothing`(_ sample: Sample) throws {
        let result = try Fixture.provider(sample.provider)
            .result(sample.body, status: sample.status, of: Fixture.payout(sample.provider))
        #expect(result.word == "noAnswer")
    }

    @Test(arguments: [ProviderID.payproVN, .vexoraAR, .payproBD], ["0001", "00032", "8000"])
    func `a documented status that leaves the money open says what to do`(
        provider: ProviderID,
        status: String
    ) throws {
        let payout = try Fixture.payout(provider)
        let created = try Fixture.provider(provider)
            .outcome(PlatformTests.created(provider, status: status), of: payout)
        let asked = try Fixture.provider(provider)
            .result(PlatformTests.queried(status: status), of: payout)
        for reason in [created.unknown?.reason, asked.evidence?.reason] {
            #expect(reason?.code == status)
            #expect(reason?.explanation.contains("not a documented one") == false)
            #expect(
                reason?.nextStep
                    == "Ask the provider's support what became of the order before paying again."
            )
        }
    }

    @Test func `an answer that no document knows is called that, and says what to do`() throws {
        let body = PlatformTests.created(.payproVN, status: "9999")
        let outcome = try Fixture.provider(.payproVN)
            .outcome(body, of: Fixture.payout(.payproVN))
        #expect(
            outcome.unknown?.reason?.explanation
                == "The answer is not a documented one: status 9999."
        )
        #expect(outcome.unknown?.reason?.nextStep.isEmpty == false)
    }

    @Test func `a refused repeat points at the earlier attempt`() throws {
        let body = #"{"error":{"code":"insufficient_funds","message":"m"}}"#
        let outcome = try Fixture.provider(.dvpay)
            .outcome(body, status: 422, of: Fixture.payout(.dvpay, isRepeat: true))
        #expect(outcome.unknown?.reason?.code == "insufficient_funds")
        #expect(
            outcome.unknown?.reason?.nextStep
                == "Look for the order at DVPay before paying again."
        )
    }
}

extension AttemptOutcome {
    fileprivate var unknown: UnknownReason? {
        if case .unknown(let reason) = self { reason } else { nil }
    }
}
