import TerminalUI

/// The commands of the audit screen.
extension ConsoleCommand {
    static let auditRows: [Row] = [
        row(
            .verifyAudit,
            .audit,
            "check",
            [.character("V")],
            hint: 1,
            "Checks that nobody altered, removed, inserted or reordered a record; again, stops."
        ),
        row(
            .filterAuditSubject,
            .audit,
            "only its subject",
            [.character("f")],
            hint: 2,
            "Shows only the records about the same payout, batch or provider."
        ),
        row(
            .clearAuditFilter,
            .audit,
            "show all",
            [.escape],
            hint: 3,
            "Shows all records again."
        ),
    ]
}
