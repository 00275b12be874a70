import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import SQLiteStore
import TerminalUI
import Testing

@testable import Console
@testable import PaydeskCommand

/// A day closed with the console's keys, over the service and a ledger on the disk.
struct CloseInConsoleTests {
    /// The console of one person at a desk, whose effects on closed days are done at once.
    private struct Desk {
        var state: ConsoleState
        let client: ConsoleClient
        let now: @Sendable () -> Date

        init(_ composition: Composition, _ service: PayoutService, folder: PackFolder) throws {
            state = ConsoleState(
                facts: composition.consoleFacts(service),
                keymap: try composition.keymap(),
                size: Size(width: 100, height: 40),
                now: composition.context.now()
            )
            client = ConsoleClient(
                service: service,
                operatorName: composition.operatorName,
                packs: folder,
                context: composition.context
            )
            now = composition.context.now
        }

        mutating func press(_ names: String) async throws {
            for name in names.split(separator: " ") {
                let key = try #require(Key(name: String(name)))
                await send(.input(.key(key)))
            }
        }

        mutating func type(_ text: String) async {
            for character in text { await send(.input(.key(.character(character)))) }
        }

        private mutating func send(_ message: Message) async {
            for effect in state.update(message, now: now()) {
                switch effect {
                case .close(let effect): await send(client.answer(to: effect))
                case .reconciliation(let effect): await send(client.answer(to: effect))
                default: break
                }
            }
        }

        var screen: String {
            var surface = Surface(size: state.size)
            state.render(into: &surface)
            return surface.text
        }
    }

    /// A desk on the day after one payout was created that nobody knows the outcome of.
    private func desk(operators: String = "") async throws -> TestDesk {
        let desk = try TestDesk()
        try desk.write(
            "paydesk.yaml",
            """
            ledger: {path: ~/ledger.db}
            \(operators)
            providers:
              cashypro-co: {baseURL: "http://127.0.0.1:1/cashypro-co"}
            """
        )
        try await desk.keep(name: "Andrés Muñoz")
        desk.advance(by: 86_400)
        return desk
    }

    @Test func `a day is previewed, signed for, closed and verified`() async throws {
        let desk = try await desk()
        let composition = try Composition(desk.context("dara", [:]), configPath: nil)
        let folder = PackFolder(besideLedger: desk.ledgerPath)
        try await composition.withService { service in
            var console = try Desk(composition, service, folder: folder)
            try await console.press("6 d enter")
            #expect(console.screen.contains("It needs a signature, with a reason."))
            #expect(console.screen.contains("No statement of 2026-11-21 was compared."))
            #expect(console.screen.contains("1 payout still in flight, 60,000.00 COP:"))
            try await console.press("tab enter")
            await console.type("their portal is down")
            try await console.press("enter tab enter")
            let sealed = try await service.closedPack(
                of: .cashyproCO,
                on: try #require(CalendarDay("2026-11-21"))
            )
            #expect(sealed.close.signature.note == "their portal is down")
            let path = folder.path(of: sealed.close.day)
            #expect(try Data(contentsOf: URL(filePath: path)) == Data(sealed.pack))
            #expect(console.screen.contains("cashypro-co 2026-11-21 is closed and sealed."))
            #expect(console.screen.contains("\(sealed.seal)".prefix(16)))
            try await console.press("enter t V")
            #expect(console.screen.contains("✓ intact"))
            // A byte of the file, then the file itself.
            let text = String(decoding: sealed.pack, as: UTF8.self)
            try text.replacing("COP created: 1", with: "COP created: 2")
                .write(toFile: path, atomically: true, encoding: .utf8)
            try await console.press("V")
            #expect(console.screen.contains("✕ altered"))
            let found = "Line 13 reads “COP created: 2 60000.00”; the ledger gives “COP created: 1"
            #expect(console.state.notice?.text.hasPrefix(found) == true)
            try FileManager.default.removeItem(atPath: path)
            try await console.press("V")
            #expect(console.screen.contains("There is no pack at"))
        }
    }

    @Test func `what became unknown since the preview is shown before it is signed for`()
        async throws
    {
        let desk = try await desk()
        let composition = try Composition(desk.context("dara", [:]), configPath: nil)
        let folder = PackFolder(besideLedger: desk.ledgerPath)
        try await composition.withService { service in
            var console = try Desk(composition, service, folder: folder)
            try await console.press("6 d enter tab enter")
            await console.type("their portal is down")
            try await console.press("enter tab")
            try await loseTrack(of: PayoutID(rawValue: "PO-0000-0001"), in: service, at: desk.now())
            try await console.press("enter")
            #expect(console.screen.contains("1 payout of unknown outcome:"))
            #expect(try await service.store.closings(ClosingFilter(), limit: 9).isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    /// Sends a payout, and gets no answer.
    private func loseTrack(
        of id: PayoutID,
        in service: PayoutService,
        at now: Date
    ) async throws {
        let terms = AttemptTerms(lease: .seconds(60), policy: .standard)
        _ = try await service.store.claimAttempt(
            only: id,
            providers: [.cashyproCO: terms],
            at: now
        )
        _ = try await service.store.finishAttempt(
            of: id,
            number: 1,
            report: .make(.unknown(UnknownReason(.timeout, detail: "15 s"))),
            context: ChangeContext(at: now, by: .dispatcher, policy: .standard)
        )
    }

    @Test func `who may not close is refused by the service, whatever the screen does`()
        async throws
    {
        let desk = try await desk(operators: "operators: {dara: maker, sofia: approver}")
        let composition = try Composition(desk.context("dara", [:]), configPath: nil)
        let folder = PackFolder(besideLedger: desk.ledgerPath)
        try await composition.withService { service in
            var console = try Desk(composition, service, folder: folder)
            try await console.press("6 d enter")
            #expect(console.screen.contains("dara may not close a day"))
            guard case .preview(let shown) = console.state.closeForm?.stage else {
                Issue.record("no preview")
                return
            }
            let order = CloseOrder(seen: shown.preview.content, note: "x")
            let answer = await console.client.answer(to: .seal(order))
            guard case .close(.sealFailed(_, .notPermitted)) = answer else {
                Issue.record("\(answer)")
                return
            }
            #expect(try await service.store.closings(ClosingFilter(), limit: 9).isEmpty)
        }
    }
}
