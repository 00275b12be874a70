import PaydeskCommand
import Testing

struct BanksTests {
    @Test func `the list tells banks from wallets, and a text narrows it down`() async throws {
        try await TestDesk.withSandbox { desk in
            let all = await desk.run(["banks", "--provider", "cashypro-co", "--format", "csv"])
            #expect(all.status == .done)
            #expect(all.errors == "")
            let rows = all.output.split(separator: "\r\n").map(String.init)
            #expect(rows.first == "id,code,name,kind")
            #expect(rows.count > 30)
            for text in ["nequi", "NEQUI", "33"] {
                let found = await desk.run(
                    ["banks", "--provider", "cashypro-co", text, "--format", "csv"]
                )
                let row = found.output.split(separator: "\r\n").last.map(String.init)
                #expect(row?.hasPrefix("33,") == true)
                #expect(row?.hasSuffix(",wallet") == true)
                #expect(rows.contains(row ?? ""))
            }
        }
    }

    @Test func `the published list serves while the provider is away`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(["banks", "--provider", "cashypro-co", "nequi"])
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("NEQUI"))
        #expect(outcome.errors == "The id is the value of --set bankId=\n")
    }

    @Test func `no match is said in words, and is no failure`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(
            ["banks", "--provider", "cashypro-co", "no such bank", "--format", "json"]
        )
        #expect(outcome.status == .done)
        #expect(outcome.output == "[\n\n]\n")
        #expect(outcome.errors.contains("No bank matches."))
    }

    @Test func `an unknown bank and the help of create name the list`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let arguments = TestDesk.colombianCreation().map { $0 == "bankId=33" ? "bankId=Q" : $0 }
        let outcome = await desk.run(arguments)
        #expect(outcome.status.rawValue == 65)
        #expect(
            outcome.errors.hasSuffix("`paydesk banks --provider cashypro-co` lists the banks.\n")
        )
        let help = await desk.run(["help", "create"])
        let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("an id from `paydesk banks --provider cashypro-co`"))
    }
}
