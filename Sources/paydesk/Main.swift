import PaydeskCommand

/// The program; everything it does lies in `PaydeskCommand`.
@main
enum Main {
    static func main() async { await PaydeskMain.main() }
}
