import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    mutating func takeInPrompt(
        _ key: Key,
        _ prompt: TextPrompt,
        _ purpose: Overlay.PromptPurpose
    ) -> [Effect] {
        var prompt = prompt
        switch key {
        case .escape:
            overlay = nil
            keepAnswer(prompt.field.text, purpose)
            return []
        case .enter: return answer(prompt, purpose)
        case .up, .down, .pageUp, .pageDown:
            let layout = promptLayout(prompt)
            let step = scrollStep(key, page: max(1, layout.height - 1)) ?? 0
            prompt.offset = layout.offset(step, from: prompt.offset)
            overlay = .prompt(prompt, purpose)
            return []
        default:
            if prompt.field.handle(key) { prompt.problem = nil }
            overlay = .prompt(prompt, purpose)
            return []
        }
    }

    /// Takes the answer, or says why it cannot be taken.
    private mutating func answer(
        _ prompt: TextPrompt,
        _ purpose: Overlay.PromptPurpose
    ) -> [Effect] {
        let text = prompt.field.text.trimmingBlanks
        // An answer may lead to the next question.
        overlay = nil
        switch answered(text, purpose) {
        case .success(let effects):
            keepAnswer(text, purpose)
            return effects
        case .failure(let problem):
            var prompt = prompt
            prompt.problem = problem.text
            overlay = .prompt(prompt, purpose)
            return []
        }
    }

    /// What follows from an answer.
    private mutating func answered(
        _ text: String,
        _ purpose: Overlay.PromptPurpose
    ) -> Result<[Effect], PromptProblem> {
        switch purpose {
        case .note(let id): keepNote(text, of: id)
        case .snooze(let subject): snooze(subject, typed: text)
        case .pauseReason(let provider): askToPause(provider, reason: text)
        case .export, .rejectedFile:
            answered(text, onBatches: purpose)
        case .rejection(let subject): askToReject(subject, reason: text)
        case .breakNote(let id): keepNote(text, ofBreak: id)
        case .breakResolution(let id, let action): resolveBreak(id, action, typed: text)
        case .closeReason(let content): signClose(content, note: text)
        case .viewName where text.isEmpty:
            .failure(PromptProblem(text: "Type a name for the view."))
        case .viewName: saveView(text)
        }
    }

    /// What was typed is there again the next time, until what it is for is done.
    mutating func keepAnswer(_ text: String, _ purpose: Overlay.PromptPurpose) {
        if case .closeReason = purpose { closeForm?.note = text }
        if let subject = purpose.draftSubject { drafts.keep(text, of: subject) }
    }
}

/// Why an answer cannot be taken, one plain sentence.
struct PromptProblem: Error {
    let text: String
}
