import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The screens as a screen reader finds them, at 80 columns and 16 rows.
struct PlainScreenTests {
    /// Expects a screen after some keys, with the terminal's cursor at a place.
    private func expect(
        after keys: String,
        _ cursor: Point,
        _ text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var console = try Harness(.everywhere(), width: 80, height: 16, isPlain: true)
        console.press(keys)
        expectSnapshot(console.text, text, sourceLocation: sourceLocation)
        #expect(
            console.surface.cursor?.point == cursor,
            sourceLocation: sourceLocation
        )
    }

    @Test func `the list: a payout a line, its status first`() throws {
        try expect(
            after: "1",
            Point(x: 0, y: 3),
            """
            SANDBOX, dara, Payouts
            Payouts: 12, newest first
            Status, Amount, Payout, To, At, Provider
            queued, 1,250,000 VND, PO-7F3K-0001, NGUYEN THE VIET, At: 14:31, paypro-vn
            processing, 250.50 USD, PO-7F3K-0002, សុខ ដារ៉ា, At: 14:30, dvpay
            unknown, 1,250,000 VND, PO-7F3K-0003, Nguyễn Thị Thuỳ Dương, At: 14:29, paypro-…
            paid, 480,000.00 COP, PO-7F3K-0004, María Gómez, At: 14:28, cashypro-co
            returned, 60,000.50 COP, PO-7F3K-0005, Jeson 王小明, At: 14:27, cashypro-co
            failed, 300.00 BDT, PO-7F3K-0006, আব্দুল করিম, At: 14:26, paypro-bd
            paid, 15,000.00 ARS, PO-7F3K-0007, Rizky 😀 Pratama, At: 14:25, vexora-ar
            approval, 99,000,000 VND, PO-7F3K-0008, محمد, At: 14:24, paypro-vn
            submitting, 1,250,000 VND, PO-7F3K-0009, NGUYEN THE VIET, At: 12:30, paypro-vn
            rejected, 1,250,000 VND, PO-7F3K-0010, NGUYEN THE VIET, At: 2026-11-20 13:32, p…
            canceled, 1,250,000 VND, PO-7F3K-0011, NGUYEN THE VIET, At: 2026-11-19 12:32, p…
            unknown, 7.00 USD, PO-7F3K-0012, ending 7766, At: 2026-11-18 14:30, dvpay
            row 1 of 12: queued, 1,250,000 VND, PO-7F3K-0001, NGUYEN THE VIET, At: 14:31, p…
            """
        )
    }

    @Test func `the detail: a label, a colon and a value`() throws {
        try expect(
            after: "1 tab",
            Point(x: 1, y: 4),
            """
            SANDBOX, dara, Payouts
            PO-7F3K-0001
             Summary, tab 1 of 5

             Status: queued since 14:31
             Why: created
             What to do: Nothing: it is submitted by itself. W withdraws it.

             Amount: 1,250,000 VND
             To: NGUYEN THE VIET
             Account: ending 9852, ACB

             Provider: PayPro, Vietnam
             Order no: 202611211200000000000001
             Reference: not known yet
            line 1 of 13: Status: queued since 14:31
            """
        )
    }

    @Test func `a form: what is wanted stands behind its name`() throws {
        try expect(
            after: "n v i e t enter",
            Point(x: 19, y: 2),
            """
            SANDBOX, dara, Payouts
            New payout: PayPro, Vietnam
             Amount, required: like 1,250,000
                 What is to arrive.
             Account holder, required: like NGUYEN THE VIET
             Account number, required: like 19036789852
             Bank, required: choose
             Remark: like Refund 4411

             Review





            1 of 6: Amount, required: like 1,250,000
            """
        )
    }

    @Test func `a form that was not filled in says what is wrong where it is`() throws {
        try expect(
            after: "n v i e t enter ctrl-s",
            Point(x: 20, y: 2),
            """
            SANDBOX, dara, Payouts
            New payout: PayPro, Vietnam
             Amount, not right: like 1,250,000
                 Amount is required, for example 1,250,000
             Account holder, not right: like NGUYEN THE VIET
                 Account holder is required, for example NGUYEN THE VIET
             Account number, not right: like 19036789852
                 Account number is required, for example 19036789852
             Bank, not right: choose
                 Choose a bank.
             Remark: like Refund 4411

             Review


            1 of 6: Amount, not right: like 1,250,000
            """
        )
    }

    @Test func `the review: what would be sent, and a button with the cursor`() throws {
        try expect(
            after: "n v i e t enter 1 2 5 0 0 0 0 enter "
                + "N G U Y E N enter 1 9 0 3 6 7 8 9 8 5 2 enter enter enter ctrl-s",
            Point(x: 1, y: 13),
            """
            SANDBOX, dara, Payouts
            Review: PayPro, Vietnam
             Pay: 1,250,000 VND
             Account holder: NGUYEN
             Account number: 19036789852
             In: SANDBOX
             Through: PayPro, Vietnam
             Bank: Asia Commercial Bank (ACB)
             Payout: PO-NEW0-0001
             Order no: 202611210732000000000001

             What will be sent
             5 more lines: down
             Back    Pay 1,250,000 VND

            button: Back
            """
        )
    }

    @Test func `a question: the way out first, an answer in each line`() throws {
        try expect(
            after: "1 W",
            Point(x: 0, y: 6),
            """
            SANDBOX, dara, Payouts
            Withdraw PO-7F3K-0001?
            1,250,000 VND to NGUYEN THE VIET, ending 9852
            through PayPro, Vietnam in SANDBOX
            Nothing has been sent, and nothing will be.
            This cannot be undone.
            Cancel
            Withdraw







            answer 1 of 2: Cancel
            """
        )
    }

    @Test func `the palette: a command a line, with its key or why not now`() throws {
        try expect(
            after: "1 :",
            Point(x: 0, y: 3),
            """
            SANDBOX, dara, Payouts
            Commands
            what do you want to do?
            new payout, n
            support card, s
            open the row, enter
            search the list, /
            filter by status, f
            filter by provider, p
            mark, space
            show a view, F
            go to the first row, home g

              Fills in a new payout.

            1 of 103: new payout, n
            """
        )
    }

    @Test func `help: a word and what it means`() throws {
        try expect(
            after: "1 ?",
            Point(x: 1, y: 2),
            """
            SANDBOX, dara, Payouts
            Help: Payouts
             Where a payout stands
             approval: No money has moved: a second person has to agree. Wait for a
             second person. Nothing is sent before.
             queued: No money has moved: it waits for its turn. Nothing to do: it is
             submitted by itself.
             submitting: Money is about to move. Wait: the request is on its way.
             processing: The provider has accepted it, which is not final. Wait: the
             provider works on it.
             unknown: It was sent, or may have been, and no trustworthy answer came.
             Wait for the next query, or re-query now. Never pay it again.
             paid: The provider says that it was paid out. Nothing to do: the money
             arrived.
             failed: The provider says that no money moved. Find out why, and tell the
            line 1: Where a payout stands
            """
        )
    }

    @Test func `the worklist: the reason first`() throws {
        try expect(
            after: "2",
            Point(x: 0, y: 3),
            """
            SANDBOX, dara, Worklist
            Worklist: 1 conflict, 1 reversed, 1 gave up, 1 unknown, 5 breaks, 1 late, 1 not…
            Why, Payout, Amount, Age, Owner, Next step, To, Provider
            12 refused notifications at cashypro-co: the signature does not match, Since: 2…
            break, PO-7F3K-0004, 0.01 ARS, Age: 2026-11-12 14:31, Owner: 2nd, resolve, amou…
            break, PO-7F3K-0003, 4,800.00 ARS, Age: 2026-11-17 14:31, Owner: dara, resolve,…
            gave up, PO-7F3K-0012, 7.00 USD, Age: 2026-11-18 14:30, Owner: 2nd, ask support…
            break, PO-7F3K-0005, 12,500.00 ARS, Age: 2026-11-20 14:31, resolve, duplicate, …
            break, PD1000002, 990.00 ARS, Age: 2026-11-20 14:31, resolve, only theirs, vexo…
            returned, PO-7F3K-0005, 60,000.50 COP, Age: 14:27, tell customer, Jeson 王小明,…
            conflict, PO-7F3K-0004, 480,000.00 COP, Age: 14:28, re-query, María Gómez, cash…
            unknown, PO-7F3K-0003, 1,250,000 VND, Age: 14:29, Owner: dara, re-query, Nguyễn…
            late, PO-7F3K-0002, 250.50 USD, Age: 14:31, Owner: sokha, re-query, សុខ ដារ៉ា, dv…
            break, PO-7F3K-0002, 700.50 ARS, Age: 14:31, resolve, late, vexora-ar

            row 1 of 11: 12 refused notifications at cashypro-co: the signature does not ma…
            """
        )
    }

    @Test func `the providers: what is wrong, then a line for each`() throws {
        try expect(
            after: "3",
            Point(x: 0, y: 4),
            """
            SANDBOX, dara, Providers
             cashypro-co holds payouts back: 5 failures in a row, next try at 1… and 5 more
            Providers: the last hour
            Provider, State, Paid, Last hour, Forecast, Backlog, Errors, Settle 50/99, Crea…
            dvpay, sending, Paid: 99 %, Last hour: steady, Forecast: covers 6.4 h +1, Backl…
            paypro-vn, sending, Paid: 89 %, Last hour: falling, Forecast: short by 1,200,00…
            vexora-ar, paused, Paid: 100 %, Last hour: steady, Forecast: covers the queue, …
            paypro-bd, sending, Paid: none, Forecast: balance unknown, Backlog: 0, Errors: …
            cashypro-co, holding, Paid: 95 %, Last hour: steady, Forecast: covers 42 m, Bac…






            row 1 of 5: dvpay, sending, Paid: 99 %, Last hour: steady, Forecast: covers 6.4…
            """
        )
    }

    @Test func `a provider: figures in words`() throws {
        try expect(
            after: "3 j tab",
            Point(x: 1, y: 2),
            """
            SANDBOX, dara, Providers
            paypro-vn
             Provider: PayPro, Vietnam
             State: sending

             Success, 89 %, 656 paid, 81 failed
             98, 100, 97, 98, 99, 97, 98, 98, 97, 65, 55, 62
             percent paid, in spans of five minutes, the last hour

             Errors, this hour 74 up 50
             1005: 58 up 55, The beneficiary's bank is under maintenance.
             timedOut: 12 as before, no answer within the time limit
             1010: 4 down 5, The account does not exist.

             Backlog, 42 queued, 121 in flight, 9 unknown
            line 1 of 39: Provider: PayPro, Vietnam
            """
        )
    }

    @Test func `a break: three sides in a line`() throws {
        try expect(
            after: "6 j j tab",
            Point(x: 1, y: 2),
            """
            SANDBOX, dara, Reconciliation
            Break 3: PO-7F3K-0003
             Break: status, vexora-ar  2026-11-21
             What: paid here, failed there (00029)
             At stake: 4,800.00 ARS
             Next step: Query it; accept the provider's status, or ask its support to
             correct it.

             Here, In the file, Provider now
             Order no: PD1000003, PD1000003, –
             Reference: P202611203, P202611203, P202611203
             Status differs: paid, failed (00029), paid
             Amount: 4,800.00 ARS, 4,800.00 ARS, 4,800.00 ARS
             Fee: –, 38.40 ARS, 38.40 ARS
             Time +07: 2026-11-17 14:31, 2026-11-17 14:31, 2026-11-21 14:32
            line 1 of 23: Break: status, vexora-ar  2026-11-21
            """
        )
    }
}
