import Foundation
import Payouts
import Testing

@testable import Providers

/// What must hold for every provider alike.
struct ProviderCatalogueTests {
    @Test(arguments: ProviderID.allCases)
    func `the examples make a valid draft, and every text is there`(id: ProviderID) throws {
        let form = ProviderCatalogue.form(id)
        let draft = try form.draft(from: form.examples, banks: ColombianBanks.bundled)
        #expect(draft.provider == id)
        #expect(draft.beneficiary.account == form.examples[form.accountKey])
        #expect(Set(form.fields.map(\.key)).count == form.fields.count)
        for field in form.fields {
            #expect(!field.label.isEmpty && !field.example.isEmpty)
            #expect(field.help.hasSuffix("."))
        }
        for key in form.nameKeys + [form.accountKey] + [form.institutionKey].compactMap(\.self) {
            #expect(form.field(key) != nil)
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `each field's example is valid, whatever the currency`(id: ProviderID) {
        let form = ProviderCatalogue.form(id)
        let codes = form.fields.flatMap { field in
            if case .currency(let codes) = field.kind { codes } else { [] as [String] }
        }
        for currency in codes.isEmpty ? [nil] : codes.map(Optional.some) {
            var values = form.examples
            if let currency { values["currency"] = currency }
            for field in form.fields {
                let problem = form.problem(
                    in: field,
                    values: values,
                    banks: ColombianBanks.bundled
                )
                #expect(problem == nil, "\(id) \(currency ?? "")")
            }
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `every required field is asked for, and optional ones may be left out`(
        id: ProviderID
    ) throws {
        let form = ProviderCatalogue.form(id)
        for field in form.fields where field.isRequired {
            let values = form.examples.filter { $0.key != field.key }
            #expect(throws: FieldProblems.self) {
                try form.draft(from: values, banks: ColombianBanks.bundled)
            }
        }
        let required = form.examples.filter { form.field($0.key)?.isRequired == true }
        _ = try form.draft(from: required, banks: ColombianBanks.bundled)
    }

    @Test(arguments: ProviderID.allCases)
    func `every field that was filled in is sent`(id: ProviderID) throws {
        let payout = try Fixture.payout(id)
        let preview = try Fixture.provider(id).preview(payout)
        let body = try JSONValue(parsing: Data(preview.requestBody.utf8))
        for (key, value) in payout.beneficiary.fields {
            #expect(body[key]?.amountText == value)
        }
        let stated = try Money(
            parsing: try #require(body["amount"]?.amountText),
            currency: payout.amount.currency
        )
        #expect(stated == payout.amount)
    }

    @Test(arguments: ProviderID.allCases)
    func `a preview has no secret, and has the place of each`(id: ProviderID) throws {
        let provider = try Fixture.provider(id)
        let request = provider.createRequest(try Fixture.payout(id))
        let preview = provider.preview(try Fixture.payout(id))
        let text = "\(preview)"
        for secret in request.secrets {
            #expect(!text.contains(secret.value))
        }
        #expect(text.contains("[secret]"))
        #expect(preview.responseStatus == nil)
        #expect(preview.responseBody.isEmpty)
        #expect("\(try Fixture.settings().secret)" == "[secret]")
        var dumped = ""
        dump(try Fixture.settings(), to: &dumped)
        #expect(!dumped.contains(Fixture.secret))
    }

    @Test(arguments: ProviderID.allCases)
    func `create sends exactly the preview, once`(id: ProviderID) async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer("{}")
        }
        let provider = try Fixture.provider(id, base: server.base)
        let payout = try Fixture.payout(id)
        let preview = provider.preview(payout)
        let report = await provider.create(payout)
        #expect(report.outcome.word == "unknown")
        #expect(report.exchange.requestLine == preview.requestLine)
        #expect(report.exchange.requestHeaders == preview.requestHeaders)
        #expect(report.exchange.requestBody == preview.requestBody)
        #expect(report.exchange.responseBody == "{}")

        let request = provider.createRequest(payout)
        let sent = try #require(server.requests.first)
        #expect(server.requests.count == 1)
        let parts = sent.split(separator: "\r\n\r\n", maxSplits: 1)
        #expect(parts.last.map { Data($0.utf8) } == request.body)
        let lines = parts.first?.split(separator: "\r\n").map(String.init) ?? []
        let path = try #require(URL(string: request.url)).path
        #expect(lines.first == "POST \(path) HTTP/1.1")
        let own = lines.dropFirst().filter { line in
            let name = line.prefix { $0 != ":" }.lowercased()
            return !["host", "content-length", "connection"].contains(name)
        }
        #expect(own == request.headers.map { "\($0.name): \($0.value)" })
    }

    @Test(arguments: ProviderID.allCases)
    func `nothing sent is not sent, and no answer is unknown`(id: ProviderID) async throws {
        let closed = try StubServer(backlog: nil)
        let payout = try Fixture.payout(id)
        let refused = try await Fixture.provider(id, base: closed.base).create(payout)
        #expect(refused.outcome == .notSent(.connectionRefused))

        let silent = try StubServer { $0.readRequest() }
        let lost = try await Fixture.provider(id, base: silent.base).create(payout)
        #expect(lost.outcome.word == "unknown")
        #expect(silent.requests.count == 1)
    }

    @Test(arguments: ProviderID.allCases)
    func `a query reads what the provider says`(id: ProviderID) async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer(SampleAnswer.paid(id))
        }
        let options = ProviderOptions(asksTransactionDetail: true)
        let payout = try Fixture.payout(id, reference: id == .dvpay ? "9001" : nil)
        let report = try await Fixture.provider(id, base: server.base, options: options).query(
            payout
        )
        #expect(report.result.evidence?.claim == .paid)
        #expect(report.result.evidence?.source == .query)
        #expect(report.exchange?.responseStatus == 200)
    }

    @Test func `DVPay without the option cannot be asked`() async throws {
        let payout = try Fixture.payout(.dvpay, reference: "9001")
        let report = try await Fixture.provider(.dvpay).query(payout)
        #expect(report == QueryReport(result: .notSupported, exchange: nil))
    }

    @Test(arguments: ProviderID.allCases, [nil, "9001"])
    func `whether a query can be asked is known before it is`(
        id: ProviderID,
        reference: String?
    ) async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer(SampleAnswer.paid(id))
        }
        let payout = try Fixture.payout(id, reference: reference)
        for asks in [true, false] {
            let options = ProviderOptions(asksTransactionDetail: asks)
            let provider = try Fixture.provider(id, base: server.base, options: options)
            let isAnswered = await provider.query(payout).result != .notSupported
            #expect(provider.profile.canBeAsked(about: payout) == isAnswered)
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `a balance that cannot be had says why`(id: ProviderID) async throws {
        let closed = try StubServer(backlog: nil)
        let provider = try Fixture.provider(id, base: closed.base)
        await #expect(throws: ProviderError.notSent(.connectionRefused)) {
            try await provider.balance()
        }
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer("<html>")
        }
        let other = try Fixture.provider(id, base: server.base)
        await #expect(
            throws: ProviderError.noAnswer("the answer could not be read (HTTP 200, not JSON)")
        ) {
            try await other.balance()
        }
    }

    @Test(arguments: [
        (ProviderID.dvpay, #"{"statusCode":401,"message":"no"}"#, "401 Unauthorized", "401"),
        (.payproVN, #"{"msg":"no","code":"5000","success":false}"#, "200 OK", "5000"),
        (.payproBD, #"{"msg":"no","code":"8000"}"#, "200 OK", "8000"),
        (.vexoraAR, #"{"msg":"no","code":"1"}"#, "200 OK", "1"),
        (.cashyproCO, #"{"msg":"Sign_verify_error","code":500}"#, "200 OK", "Sign_verify_error"),
    ])
    func `a refused balance has the provider's reason`(
        id: ProviderID,
        body: String,
        status: String,
        code: String
    ) async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer(body, status: status)
        }
        let provider = try Fixture.provider(id, base: server.base)
        let error = await #expect(throws: ProviderError.self) { try await provider.balance() }
        guard case .refused(let reason) = error else {
            Issue.record("not refused: \(String(describing: error))")
            return
        }
        #expect(reason.code == code)
    }

    @Test(arguments: [
        (ProviderID.dvpay, "DVPay · Cambodia", 7, ["USD", "KHR"]),
        (.payproVN, "PayPro · Vietnam", 7, ["VND"]),
        (.payproBD, "PayPro · Bangladesh", 6, ["BDT"]),
        (.vexoraAR, "Vexora · Argentina", -3, ["ARS"]),
        (.cashyproCO, "CashyPro · Colombia", -5, ["COP"]),
    ])
    func `the profile says what people should know`(
        id: ProviderID,
        title: String,
        hours: Int,
        currencies: [String]
    ) throws {
        let provider = try Fixture.provider(id)
        let profile = provider.profile
        #expect(provider.id == id)
        #expect(profile.title == title)
        #expect(profile.utcOffset == hours * 3_600)
        #expect(profile.currencies.map(\.code) == currencies)
        #expect(profile.canQuery == (id != .dvpay))
        #expect(profile.repeatWindow == (id == .dvpay ? .seconds(86_400) : nil))
        #expect(profile.createDeadline == .seconds(15))
        #expect(profile.settledBy.hasSuffix("."))
    }
}
