/// The colours that xterm has by default: 16 ANSI colours, a 6×6×6 cube and 24 greys.
enum XtermPalette {
    /// The nearest of the colours that are the same everywhere: cube and greys.
    static func nearest(_ rgb: RGB) -> Int {
        (16..<256).min { color($0).distance(to: rgb) < color($1).distance(to: rgb) } ?? 0
    }

    /// The ANSI colour of the same hue.
    ///
    /// Not the nearest: people set these colours up as they like, and what is amber has to stay
    /// different from what is red.
    static func ansi(_ rgb: RGB, hasBright: Bool) -> Int {
        let (low, high) = (
            Int(min(rgb.red, rgb.green, rgb.blue)), Int(max(rgb.red, rgb.green, rgb.blue))
        )
        guard high - low >= chromatic else {
            let grey = (low + high) / 2
            if !hasBright { return grey < 110 ? 0 : 7 }
            return grey < 110 ? 0 : grey < 150 ? 8 : grey < 240 ? 7 : 15
        }
        let hue =
            switch hue(rgb) {
            case 15..<75: 3
            case 75..<165: 2
            case 165..<205: 6
            // The one blue of eight is too dark to be read on black.
            case 205..<250: hasBright || rgb.luminance <= 0.3 ? 4 : 6
            case 250..<345: 5
            default: 1
            }
        return hasBright && rgb.luminance > 0.3 ? hue + 8 : hue
    }

    /// How far apart the channels of a colour are that is no grey.
    private static let chromatic = 40

    /// The angle on the colour wheel, 0 to 359, red at 0; for colours that are no greys.
    private static func hue(_ rgb: RGB) -> Int {
        let (red, green, blue) = (Int(rgb.red), Int(rgb.green), Int(rgb.blue))
        let range = max(red, green, blue) - min(red, green, blue)
        let sector =
            switch max(red, green, blue) {
            case red: 60 * (green - blue) / range
            case green: 120 + 60 * (blue - red) / range
            default: 240 + 60 * (red - green) / range
            }
        return (sector + 360) % 360
    }

    static func color(_ index: Int) -> RGB {
        switch index {
        case ..<16:
            return ansi[index]
        case ..<232:
            let cube = index - 16
            return RGB(steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
        default:
            let grey = UInt8(8 + 10 * (index - 232))
            return RGB(grey, grey, grey)
        }
    }

    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static let ansi = [
        RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
        RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
        RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
        RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
    ]
}
