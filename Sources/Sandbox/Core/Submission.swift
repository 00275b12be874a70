/// What became of a request to pay.
enum Submission: Sendable {
    /// Taken on; the fault, if any, strikes the answer only.
    case accepted(SandboxOrder, Fault?)
    /// It had been taken on before; nothing was paid again.
    case repeated(SandboxOrder)
    /// A fault struck first: nothing was taken on.
    case interrupted(Fault)
}
