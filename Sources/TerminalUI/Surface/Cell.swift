/// What one column of one row shows.
///
/// A cell holds one scalar of positive width and up to four zero-width scalars that follow it, as
/// ncurses does; a Swift `Character` may need several cells (Khmer, Bengali). A wide scalar is
/// followed by a continuation cell of width zero.
package struct Cell: Equatable, Sendable {
    /// The base scalar; U+0020 in a blank or continuation cell.
    package var scalar: Unicode.Scalar
    /// The zero-width scalars after the base, zero where there is none.
    package var marks: SIMD4<UInt32>
    /// The columns it takes: 1, 2, or 0 for the right half of a wide cell.
    package var width: UInt8
    /// What the foreground means.
    package var role: Role
    /// What the background means.
    package var ground: Ground
    /// Emphasis beyond what the theme gives to the role.
    package var emphasis: Emphasis
    /// Whether it is part of a text that holds letters from right to left: what stands beside it
    /// is not, and keeps its place on terminals that reorder.
    package var isRightToLeft = false

    /// A blank cell on a ground.
    package init(ground: Ground = .base) {
        scalar = " "
        marks = .zero
        width = 1
        role = .text
        self.ground = ground
        emphasis = []
    }

    /// Whether it shows nothing but its ground.
    package var isBlank: Bool { scalar == " " && marks == .zero && !emphasis.contains(.underline) }

    /// Whether it is the right half of a wide cell.
    package var isContinuation: Bool { width == 0 }

    /// The scalars to draw, base first.
    package var scalars: [Unicode.Scalar] {
        var all = [scalar]
        for index in 0..<4 {
            if marks[index] != 0, let mark = Unicode.Scalar(marks[index]) { all.append(mark) }
        }
        return all
    }
}
