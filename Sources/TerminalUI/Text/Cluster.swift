/// One scalar of positive width with the zero-width scalars that follow it: the content of a cell.
struct Cluster: Equatable, Sendable {
    var scalar: Unicode.Scalar
    var marks = SIMD4<UInt32>.zero
    var width: UInt8

    init(scalar: Unicode.Scalar, width: UInt8) {
        self.scalar = scalar
        self.width = width
    }

    /// Adds a zero-width scalar; a fifth is dropped, as ncurses would.
    mutating func append(_ mark: Unicode.Scalar) {
        for index in 0..<4 where marks[index] == 0 {
            marks[index] = mark.value
            return
        }
    }

    func append(to text: inout String.UnicodeScalarView) {
        text.append(scalar)
        for index in 0..<4 {
            if marks[index] != 0, let mark = Unicode.Scalar(marks[index]) { text.append(mark) }
        }
    }
}
