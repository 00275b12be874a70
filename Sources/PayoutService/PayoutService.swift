package import Payouts

/// The use cases of moving money, and the only writer of the ledger.
///
/// The console, the command line and the workers all act through it.
package struct PayoutService: Sendable {
    /// The ledger.
    package let store: any PayoutStore
    /// The configured providers.
    package let lines: [ProviderID: ProviderLine]
    /// From which amount on a resolution needs a second person.
    package let resolutions: ResolutionPolicy
    /// Who may do what.
    package let access: AccessPolicy
    /// What other people must approve before anything is sent.
    package let approvals: ApprovalPolicy
    /// How each provider's settlement files are read.
    package let settlements: [ProviderID: SettlementMapping]
    /// Which of the parts that work by themselves are alive in this process.
    package let pulse = Pulse()
    /// The look at the ledger that all who ask after the health share.
    let writeCheck = WriteCheck()
    /// When a payout counts as a possible repetition of another.
    package let batches: BatchPolicy
    let environment: ServiceEnvironment

    /// Creates a service over a ledger and the configured providers.
    package init(
        store: any PayoutStore,
        lines: [ProviderLine],
        resolutions: ResolutionPolicy = ResolutionPolicy(),
        access: AccessPolicy = AccessPolicy(),
        approvals: ApprovalPolicy = ApprovalPolicy(),
        settlements: [ProviderID: SettlementMapping] = [:],
        batches: BatchPolicy = BatchPolicy(),
        environment: ServiceEnvironment
    ) {
        self.store = store
        self.resolutions = resolutions
        self.access = access
        self.approvals = approvals
        self.settlements = settlements
        self.batches = batches
        self.lines = Dictionary(
            lines.map { ($0.provider.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.environment = environment
    }

    /// The configured provider, or an error that says how to configure it.
    func line(_ id: ProviderID) throws(ServiceError) -> ProviderLine {
        guard let line = lines[id] else { throw .notConfigured(id) }
        return line
    }
}

// MARK: - Create

extension PayoutService {
    /// Checks typed values against the provider's form.
    ///
    /// - Parameters:
    ///   - provider: Whose form.
    ///   - values: Texts by field key.
    /// - Returns: What would be paid.
    /// - Throws: ``ServiceError/invalid(_:)`` with every problem.
    package func draft(
        _ provider: ProviderID,
        values: [String: String]
    ) async throws(ServiceError) -> PayoutDraft {
        let line = try line(provider)
        let banks = await line.provider.banks()
        do throws(FieldProblems) {
            return try line.provider.form.draft(from: values, banks: banks)
        } catch {
            throw .invalid(error)
        }
    }

    /// Names a draft: the payout that ``create(_:)`` would keep, not yet kept.
    ///
    /// The references are made here, once, so that what a person reviews is what is sent.
    package func prepare(
        _ draft: PayoutDraft,
        by name: OperatorName,
        replaces: PayoutID? = nil
    ) -> Payout {
        let requirement = approvals.requirement(for: draft.amount)
        return prepare(draft, by: name, replaces: replaces, batch: nil, under: requirement)
    }

    /// The same for a payout of a batch, which is approved as a whole.
    func prepare(
        _ draft: PayoutDraft,
        by name: OperatorName,
        replaces: PayoutID?,
        batch: Batch?,
        under requirement: ApprovalRequirement?
    ) -> Payout {
        let now = batch?.createdAt ?? environment.now()
        var payout = Payout(
            id: PayoutID(randomBits: environment.randomBits()),
            provider: draft.provider,
            orderNumber: OrderNumber(at: now, randomBits: environment.randomBits()),
            idempotencyKey: IdempotencyKey(
                randomBits: (environment.randomBits(), environment.randomBits())
            ),
            amount: draft.amount,
            beneficiary: draft.beneficiary,
            createdAt: now,
            createdBy: name,
            replaces: replaces,
            batch: batch?.id,
            needsApproval: requirement != nil
        )
        // Of a batch that nobody may approve, one payout is put on the worklist, not each.
        if batch == nil, requirement?.isBlocked(for: name, access) == true {
            (payout.attention, payout.attentionSince) = (.noApprover, now)
        }
        return payout
    }

    /// Keeps the intent to pay.
    ///
    /// It is durable when this returns, and nothing has been sent.
    ///
    /// - Parameter payout: As ``prepare(_:by:replaces:)`` made it. Creating the same payout again
    ///   is refused, so that a form submitted twice pays once.
    /// - Throws: ``ServiceError/store(_:)``, or ``ServiceError/notPermitted(_:)`` for what would go
    ///   round its approval.
    package func create(_ payout: Payout) async throws(ServiceError) {
        try require(.create, of: payout.createdBy)
        _ = try line(payout.provider)
        guard
            payout.status == .pendingApproval
                || approvals.requirement(for: payout.amount) == nil
        else { throw .notPermitted("\(payout.id) needs approval before it may be queued.") }
        do throws(StoreError) {
            try await store.create(payout)
        } catch {
            throw .store(error)
        }
    }

    /// Withdraws a payout of which nothing has left.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - reason: Why, for the timeline.
    ///   - name: Who asks.
    /// - Returns: The payout, now `canceled`.
    /// - Throws: ``ServiceError/store(_:)`` when it was submitted meanwhile, or
    ///   ``ServiceError/notSupported(_:)`` when it is queued once more after it may have been sent.
    package func cancel(
        _ id: PayoutID,
        reason: String,
        by name: OperatorName
    ) async throws(ServiceError) -> Payout {
        try require(.withdraw, of: name)
        do throws(StoreError) {
            let context = environment.context(by: name, policy: .standard)
            return try await store.apply(.cancel(reason), to: id, context: context)
        } catch .refused(let refusal) where refusal.status == .queued {
            throw .notSupported(
                "\(id) may have been sent before it was queued again, so it cannot be withdrawn. "
                    + "It will be submitted under the same order number."
            )
        } catch {
            throw .store(error)
        }
    }
}

// MARK: - Review

extension PayoutService {
    /// The request that would be sent for a payout, with secrets removed.
    ///
    /// - Parameter payout: As ``prepare(_:by:replaces:batch:)`` made it.
    /// - Returns: The request.
    /// - Throws: ``ServiceError/notConfigured(_:)``.
    package func preview(_ payout: Payout) throws(ServiceError) -> WireExchange {
        try line(payout.provider).provider.preview(payout)
    }
}
