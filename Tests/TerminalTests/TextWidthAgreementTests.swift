import CPseudoTerminal
import TerminalUI
import Testing

/// ncurses lays out by the C library's widths, widgets by our own table: they have to agree.
struct TextWidthAgreementTests {
    @Test func `our widths are those of the C library`() {
        let isReference = unsafe String(cString: cpty_libc_version()) == "2.36"
        var disagreements: [Unicode.Scalar] = []
        for value in UInt32(0x20)...0x10FFFF {
            // What is taken out of every text or made visible never gets as far as ncurses.
            guard let scalar = Unicode.Scalar(value), !TextWidth.isHidden(scalar),
                let shown = TextWidth.displayed(scalar)
            else { continue }
            let theirs = cpty_width(value)
            let isUnknown = shown == "\u{FFFD}" && scalar != "\u{FFFD}"
            let ours = isUnknown ? -1 : Int32(TextWidth.width(of: scalar))
            // Control characters have pictures, whatever the library says of them.
            if ours == theirs || value == 0x7F { continue }
            // Another release of the library may know more characters or fewer.
            if !isReference && (ours < 0 || theirs < 0) { continue }
            disagreements.append(scalar)
        }
        #expect(disagreements.count <= (isReference ? 0 : 500), "\(disagreements.prefix(20))")
    }
}
