import Foundation

/// How people see colours: most of them, and those who lack one kind of cone.
package enum ColorVision: String, CaseIterable, Sendable {
    /// With all three kinds of cones.
    case usual
    /// Without those for long waves: reds are dark, and like greens.
    case protanopia
    /// Without those for middle waves: reds and greens are alike.
    case deuteranopia
    /// Without those for short waves: blues and greens are alike.
    case tritanopia

    /// How different two colours look, in steps of CIE L*a*b* (ΔE of 1976): one is just visible
    /// side by side.
    package func difference(_ first: RGB, _ second: RGB) -> Double {
        let (first, second) = (appearance(of: first), appearance(of: second))
        return zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    /// What a colour looks like, as L*, a* and b*.
    private func appearance(of color: RGB) -> [Double] {
        let light = [color.red, color.green, color.blue].map(RGB.linear)
        let seen = matrix.map { row in
            min(max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }), 1)
        }
        // sRGB to CIE XYZ, by the white D65.
        let x = 0.412_456 * seen[0] + 0.357_576 * seen[1] + 0.180_437 * seen[2]
        let y = 0.212_673 * seen[0] + 0.715_152 * seen[1] + 0.072_175 * seen[2]
        let z = 0.019_334 * seen[0] + 0.119_192 * seen[1] + 0.950_304 * seen[2]
        let (a, b, c) = (Self.cubic(x / 0.950_47), Self.cubic(y), Self.cubic(z / 1.088_83))
        return [116 * b - 16, 500 * (a - b), 200 * (b - c)]
    }

    private static func cubic(_ value: Double) -> Double {
        value > 216.0 / 24_389 ? cbrt(value) : (24_389.0 / 27 * value + 16) / 116
    }

    /// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
    /// Deficiency (2009), severity 1, for linear light.
    private var matrix: [[Double]] {
        switch self {
        case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [
                [0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ]
        case .deuteranopia:
            [
                [0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ]
        case .tritanopia:
            [
                [1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ]
        }
    }
}
