import Console
import Foundation
import PayoutService
import Payouts

extension ConsoleClient {
    /// The console's view of a service.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - name: Who sits at the console.
    ///   - packs: Where the packs of closed days lie.
    ///   - context: The outside things.
    init(
        service: PayoutService,
        operatorName name: OperatorName,
        packs: PackFolder,
        context: CommandContext
    ) {
        let store = service.store
        self.init(
            listing: { request throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await PayoutListing(request, store)
                }
            },
            matching: { filter, limit throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await store.page(filter, at: .newest, limit: limit)
                }
            },
            history: { id throws(ServiceError) in
                try await mapped { () async throws(StoreError) in try await store.history(of: id) }
            },
            banks: { await service.lines[$0]?.provider.banks() ?? [] },
            folder: { context.names(inFolder: $0) },
            review: { provider, values throws(ServiceError) in
                try await service.review(provider, values, by: name)
            },
            submit: { payout throws(ServiceError) in
                try await service.create(payout)
            },
            requery: { await service.requery($0, by: name) },
            requeries: RequeryClient(service: service, operatorName: name),
            worklist: WorklistClient(service: service, operatorName: name, now: context.now),
            providers: ProvidersClient(service: service, operatorName: name),
            batches: BatchesClient(service: service, operatorName: name, context: context),
            approvals: ApprovalsClient(service: service, operatorName: name),
            audit: AuditClient(service: service),
            notifications: NotificationsClient(service: service, operatorName: name),
            reconciliations: .init(service: service, operatorName: name, context: context),
            closes: ClosesClient(service: service, operatorName: name, packs: packs),
            views: ViewsClient(ViewLibrary(InstalledFiles(context))),
            withdraw: { id, reason throws(ServiceError) in
                try await service.cancel(id, reason: reason, by: name)
            },
            resubmit: { id throws(ServiceError) in try await service.resubmit(id, by: name) },
            reveal: { id throws(ServiceError) in try await service.reveal(id, by: name) },
            changes: { store.changes() }
        )
    }
}

extension ProvidersClient {
    /// The providers of a service, as one person sees them.
    fileprivate init(service: PayoutService, operatorName name: OperatorName) {
        self.init(
            overviews: { () throws(ServiceError) in try await service.overview() },
            readBalances: { await Watch(service: service).readBalances() },
            pause: { provider, reason throws(ServiceError) in
                try await service.pause(provider, reason: reason, by: name)
            },
            resume: { provider, forgettingMoney throws(ServiceError) in
                try await service.resume(provider, forgettingMoney: forgettingMoney, by: name)
            }
        )
    }
}

extension ApprovalsClient {
    /// What waits in a service, as one person sees it.
    fileprivate init(service: PayoutService, operatorName name: OperatorName) {
        self.init(
            listing: { filter, limit throws(ServiceError) in
                let waiting = try await service.approvalTasks(limit: limit)
                guard filter != ApprovalFilter() else {
                    return ApprovalListing(tasks: waiting, waiting: waiting)
                }
                let tasks = try await service.approvalTasks(filter, limit: limit)
                return ApprovalListing(tasks: tasks, waiting: waiting)
            },
            look: { subject throws(ServiceError) in try await service.approvalCase(subject) },
            step: { subject, index throws(ServiceError) in
                try await service.approvalSight(subject, at: index)
            },
            approve: { subject, digest, progress throws(ServiceError) in
                try await service.approve(subject, digest: digest, by: name, progress: progress)
            },
            reject: { subject, reason throws(ServiceError) in
                try await service.reject(subject, reason: reason, by: name)
            },
            recall: { subject throws(ServiceError) in
                try await service.recall(subject, by: name)
            }
        )
    }
}

extension AuditClient {
    /// The audit trail of a service.
    fileprivate init(service: PayoutService) {
        self.init(
            entries: { filter, before, limit throws(ServiceError) in
                try await service.auditEntries(filter, before: before, limit: limit)
            },
            verify: { tell in
                do throws(ServiceError) {
                    return .success(try await service.verifyAudit(tell: tell))
                } catch {
                    return .failure(error)
                }
            }
        )
    }
}

extension ReconciliationsClient {
    /// What was compared over a service, as one person sees it.
    fileprivate init(
        service: PayoutService,
        operatorName name: OperatorName,
        context: CommandContext
    ) {
        let (store, now) = (service.store, context.now)
        self.init(
            listing: { filter, limit throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    BreakListing(
                        breaks: try await store.breaks(filter, after: 0, limit: limit),
                        runs: try await store.reconciliations(
                            before: nil,
                            limit: ReconciliationLimits.maximumRuns
                        ),
                        tallies: try await store.breakTallies(at: now())
                    )
                }
            },
            sight: { id throws(ServiceError) in try await Self.sight(of: id, store) },
            reconcile: { order, progress throws(ServiceError) in
                try await service.reconcile(
                    ReconciliationRequest(order, context),
                    by: name,
                    progress: progress
                )
            },
            claim: { id, release throws(ServiceError) in
                try await service.claimBreak(id, release: release, by: name)
            },
            snooze: { id, until throws(ServiceError) in
                try await service.snoozeBreak(id, until: until, by: name)
            },
            addNote: { id, text throws(ServiceError) in
                try await service.addNote(text, toBreak: id, by: name)
            },
            resolve: { id, draft throws(ServiceError) in
                try await service.resolveBreak(id, draft, by: name)
            },
            confirm: { id throws(ServiceError) in
                try await service.confirmBreakResolution(of: id, by: name)
            },
            discard: { id throws(ServiceError) in
                try await service.discardBreakResolution(of: id, by: name)
            }
        )
    }

    private static func sight(
        of id: Int64,
        _ store: any PayoutStore
    ) async throws(ServiceError) -> BreakSight? {
        try await mapped { () async throws(StoreError) in
            guard let history = try await store.breakHistory(id) else { return nil }
            guard let payout = history.record.payout else {
                var candidates: [Payout] = []
                for number in history.record.found.candidates {
                    let number = OrderNumber(rawValue: number)
                    if let payout = try await store.payout(orderNumber: number) {
                        candidates.append(payout)
                    }
                }
                return BreakSight(history: history, answer: nil, candidates: candidates)
            }
            let queries = try await store.history(of: payout)?.queries
            return BreakSight(history: history, answer: queries?.last)
        }
    }
}

extension ReconciliationRequest {
    /// Files on the disk; `~` stands for the operator's home.
    init(_ order: ReconciliationOrder, _ context: CommandContext) {
        self.init(
            provider: order.provider,
            period: order.period,
            files: order.paths.map { SettlementFile(path: context.expanded($0)) },
            again: order.isAgain
        )
    }
}

extension WorklistClient {
    /// The worklist of a service, as one person sees it.
    fileprivate init(
        service: PayoutService,
        operatorName name: OperatorName,
        now: @escaping @Sendable () -> Date
    ) {
        let store = service.store
        self.init(
            listing: { request throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await WorklistListing(store, request, at: now())
                }
            },
            claim: { id, force throws(ServiceError) in
                try await service.claim(id, by: name, force: force)
            },
            release: { id throws(ServiceError) in try await service.release(id, by: name) },
            snooze: { id, until throws(ServiceError) in
                try await service.snooze(id, until: until, by: name)
            },
            addNote: { id, text throws(ServiceError) in
                try await service.addNote(text, to: id, by: name)
            },
            resolve: { payout, draft throws(ServiceError) in
                try await service.resolve(payout, draft, by: name)
            },
            confirm: { payout, proposal throws(ServiceError) in
                try await service.confirmResolution(proposal, of: payout, by: name)
            },
            discard: { id, proposal throws(ServiceError) in
                try await service.discardResolution(proposal, of: id, by: name)
            },
            dismiss: { provider, upTo throws(ServiceError) in
                try await service.dismissNotifications(of: provider, upTo: upTo, by: name)
            }
        )
    }
}

extension WorklistListing {
    /// Reads what matches, and beside it what is counted whatever is filtered.
    fileprivate init(
        _ store: any PayoutStore,
        _ request: WorklistRequest,
        at now: Date
    ) async throws(StoreError) {
        self.init(
            page: try await store.worklistPage(
                request.filter,
                at: request.position,
                limit: request.limit,
                at: now
            ),
            open: try await store.openAttention(at: now),
            // Beside rows only: they are counted one by one.
            tallies: request.limit > 0 ? try await store.worklistTallies(at: now) : [],
            groups: try await store.openNotificationGroups()
        )
    }
}

/// Turns an error of the ledger into one of the service.
func mapped<Value>(
    _ body: () async throws(StoreError) -> Value
) async throws(ServiceError) -> Value {
    do throws(StoreError) {
        return try await body()
    } catch .canceled {
        throw .canceled
    } catch {
        throw .store(error)
    }
}

extension PayoutService {
    /// Checks what was typed, and shows what would be kept and sent.
    fileprivate func review(
        _ provider: ProviderID,
        _ values: [String: String],
        by name: OperatorName
    ) async throws(ServiceError) -> PayoutReview {
        let draft = try await draft(provider, values: values)
        let payout = prepare(draft, by: name)
        return PayoutReview(
            payout: payout,
            request: try preview(payout),
            repeats: try await recentPayout(like: draft.likeness)
        )
    }
}

extension PayoutListing {
    fileprivate init(_ request: LoadRequest, _ store: any PayoutStore) async throws(StoreError) {
        self.init(
            page: try await store.page(
                request.filter,
                in: request.order,
                at: request.position,
                limit: request.limit
            ),
            count: try await store.count(request.filter),
            tallies: try await store.tallies()
        )
    }
}

extension RequeryClient {
    fileprivate init(service: PayoutService, operatorName name: OperatorName) {
        self.init(
            start: { scope throws(ServiceError) in try await service.requery(scope, by: name) },
            list: { () throws(ServiceError) in try await service.requeries() },
            follow: { id throws(ServiceError) in
                guard let run = try await service.resumeRequery(id, by: name) else {
                    throw .notSupported("There is no re-query \(id) any more.")
                }
                return run
            },
            stop: { id throws(ServiceError) in try await service.cancelRequery(id, by: name) }
        )
    }
}
